package buckets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func TestWhatIsDueIsTakenAway(t *testing.T) {
	w := start(t)
	client := w.as("stack")
	for key, tagging := range map[string]string{"orphan": "parley=orphan", "kept": "", "other": "parley=other", "a/b/orphan": "parley=orphan"} {
		in := &s3.PutObjectInput{Bucket: aws.String(bucket), Key: &key, Body: strings.NewReader("x")}
		if tagging != "" {
			in.Tagging = &tagging
		}
		if _, err := client.PutObject(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	begun, err := client.CreateMultipartUpload(t.Context(), &s3.CreateMultipartUploadInput{Bucket: aws.String(bucket), Key: aws.String("large")})
	if err != nil || begun.UploadId == nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		after   time.Duration
		objects []string
		uploads int
	}{
		{0, []string{"a/b/orphan", "kept", "orphan", "other"}, 1},
		{48 * time.Hour, []string{"a/b/orphan", "kept", "orphan", "other"}, 0}, // the day is not over
		{72 * time.Hour, []string{"kept", "other"}, 0},
	} {
		w.ahead(step.after)
		if err := w.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.ahead(0)
		objects, uploads := w.holds(t)
		if !slices.Equal(objects, step.objects) || uploads != step.uploads {
			t.Errorf("after %s: %v and %d uploads, want %v and %d", step.after, objects, uploads, step.objects, step.uploads)
		}
	}
}

// holds are the keys of the bucket and how many uploads are under way.
func (w *world) holds(t *testing.T) (keys []string, uploads int) {
	t.Helper()
	objects, err := w.as("stack").ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: aws.String(bucket)})
	if err != nil {
		t.Fatal(err)
	}
	for _, object := range objects.Contents {
		keys = append(keys, *object.Key)
	}
	begun, err := w.as("stack").ListMultipartUploads(t.Context(), &s3.ListMultipartUploadsInput{Bucket: aws.String(bucket)})
	if err != nil {
		t.Fatal(err)
	}
	return keys, len(begun.Uploads)
}

func TestDaysAreWholeAfterThatOfTheUpload(t *testing.T) {
	at := func(text string) time.Time {
		parsed, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	since := at("2026-03-01T10:00:00Z")
	for text, want := range map[string]bool{"2026-03-03T10:00:00Z": false, "2026-03-03T23:59:59Z": false, "2026-03-04T00:00:00Z": true} {
		if got := due(since, 2, at(text)); got != want {
			t.Errorf("at %s: %v", text, got)
		}
	}
}
