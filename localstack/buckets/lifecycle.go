package buckets

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"github.com/parleyhq/parley/localstack/template"
)

// sweepEvery does what the buckets' lifecycle rules say, until ctx ends. S3 does so about once a day.
func (s *Service) sweepEvery(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	told := false
	for ctx.Err() == nil {
		if err := s.Sweep(ctx); err != nil && ctx.Err() == nil && !told {
			s.config.Say(fmt.Sprintf("what has expired in S3 is still there: %v", err))
			told = true
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// Sweep takes away what is due by the lifecycle rules. The program must run.
func (s *Service) Sweep(ctx context.Context) error {
	client, now := s.program.Load().client(), s.config.Now()
	for _, b := range s.config.Buckets {
		for _, rule := range b.Lifecycle {
			one := sweep{client, b.Name, rule, now}
			if err := one.run(ctx); err != nil {
				return fmt.Errorf("%s: %w", b.Name, err)
			}
		}
	}
	return nil
}

// sweep is one rule as applied once.
type sweep struct {
	client *s3.Client
	bucket string
	rule   template.Lifecycle
	now    time.Time
}

func (w sweep) run(ctx context.Context) error {
	if w.rule.ExpireDays > 0 {
		if err := w.expire(ctx); err != nil {
			return err
		}
	}
	if w.rule.AbortDays > 0 {
		return w.abort(ctx)
	}
	return nil
}

func (w sweep) expire(ctx context.Context) error {
	pages := s3.NewListObjectsV2Paginator(w.client, &s3.ListObjectsV2Input{Bucket: &w.bucket, Prefix: &w.rule.Prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, object := range page.Contents {
			if !due(*object.LastModified, w.rule.ExpireDays, w.now) {
				continue
			}
			tagged, err := w.tagged(ctx, object)
			if err == nil && tagged {
				_, err = w.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &w.bucket, Key: object.Key})
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// tagged says whether an object has all tags of the rule.
func (w sweep) tagged(ctx context.Context, object types.Object) (bool, error) {
	if len(w.rule.Tags) == 0 {
		return true, nil
	}
	out, err := w.client.GetObjectTagging(ctx, &s3.GetObjectTaggingInput{Bucket: &w.bucket, Key: object.Key})
	if err != nil {
		return false, err
	}
	has := 0
	for _, tag := range out.TagSet {
		if value, asked := w.rule.Tags[*tag.Key]; asked && value == *tag.Value {
			has++
		}
	}
	return has == len(w.rule.Tags), nil
}

func (w sweep) abort(ctx context.Context) error {
	pages := s3.NewListMultipartUploadsPaginator(w.client, &s3.ListMultipartUploadsInput{Bucket: &w.bucket, Prefix: &w.rule.Prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, upload := range page.Uploads {
			if !due(*upload.Initiated, w.rule.AbortDays, w.now) {
				continue
			}
			_, err := w.client.AbortMultipartUpload(ctx, &s3.AbortMultipartUploadInput{Bucket: &w.bucket, Key: upload.Key, UploadId: upload.UploadId})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// due says whether so many days are over, and after them the rest of the day in UTC, as S3 counts.
func due(since time.Time, days int, now time.Time) bool {
	const day = 24 * time.Hour
	return !now.Before(since.UTC().Add(time.Duration(days+1) * day).Truncate(day))
}
