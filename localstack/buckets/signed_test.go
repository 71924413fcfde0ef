package buckets

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
)

func wantCode(t *testing.T, what string, err error, code string) {
	t.Helper()
	refused, ok := errors.AsType[smithy.APIError](err)
	if !ok || refused.ErrorCode() != code {
		t.Errorf("%s: %v, want %s", what, err, code)
	}
}

func head(ctx context.Context, client *s3.Client, key string) error {
	_, err := client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: aws.String(bucket), Key: &key})
	return err
}

func tags(ctx context.Context, client *s3.Client) error {
	_, err := client.GetObjectTagging(ctx, &s3.GetObjectTaggingInput{Bucket: aws.String(bucket), Key: aws.String("photo")})
	return err
}

func TestACallIsItsCallersToMake(t *testing.T) {
	w := start(t)
	_, err := w.as("writer").PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(bucket), Key: aws.String("photo"), Body: strings.NewReader("x")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.as("writer").PutObjectTagging(t.Context(), &s3.PutObjectTaggingInput{
		Bucket: aws.String(bucket), Key: aws.String("photo"), Tagging: &types.Tagging{TagSet: []types.Tag{{Key: aws.String("parley"), Value: aws.String("orphan")}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := head(t.Context(), w.as("reader"), "photo"); err != nil {
		t.Error(err)
	}
	wantCode(t, "tags as a reader", tags(t.Context(), w.as("reader")), "AccessDenied")
	wantCode(t, "by nobody", tags(t.Context(), w.as("eve")), "InvalidAccessKeyId")
	_, err = w.as("writer").DeleteObjects(t.Context(), &s3.DeleteObjectsInput{
		Bucket: aws.String(bucket), Delete: &types.Delete{Objects: []types.ObjectIdentifier{{Key: aws.String("photo")}}},
	})
	wantCode(t, "many at once", err, "AccessDenied")
	w.ahead(20 * time.Minute)
	wantCode(t, "late", tags(t.Context(), w.as("writer")), "RequestTimeTooSkewed")
	granted, _ := w.roles.Report()
	for _, g := range granted {
		if want := g.Function == "writer" && strings.HasPrefix(g.Action, "s3:Put") || g.Function == "reader"; (g.Used > 0) != want {
			t.Errorf("%+v", g)
		}
	}
}

func TestObjectsAreThereAfterARestart(t *testing.T) {
	w := start(t)
	if got := use(t, w.presignPut(t, "writer", photo), photo.body, nil); got.status != 200 {
		t.Fatal(got)
	}
	w.Close()
	w.open(t)
	w.begin(t)
	if got := use(t, w.presignGet(t, "reader", photo.key), "", nil); got.body != photo.body {
		t.Errorf("%v", got)
	}
	if got := use(t, w.presignPut(t, "writer", photo), photo.body, nil); got.status != 412 {
		t.Errorf("%v", got)
	}
}

// Batches that were given up are written as files, perhaps before the bucket was made.
func TestADirectoryThatIsThereIsABucket(t *testing.T) {
	w := newWorld(t)
	dir := filepath.Join(w.data, "buckets", bucket, "failed")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "batch"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.begin(t)
	if keys, _ := w.holds(t); len(keys) != 1 || keys[0] != "failed/batch" {
		t.Errorf("%v", keys)
	}
}
