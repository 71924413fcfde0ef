package buckets

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func checksum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}

var photo = sent{key: "app_1/obj 1/ü+(1).png", body: "a photo", kind: "image/png", tagging: "parley=orphan", once: true}

func TestWhatIsUploadedByAPresignedURLIsThere(t *testing.T) {
	w := start(t)
	if got := use(t, w.presignPut(t, "writer", photo), photo.body, nil); got.status != http.StatusOK || got.header.Get("Etag") == "" {
		t.Fatalf("put: %v", got)
	}
	got := use(t, w.presignGet(t, "reader", photo.key), "", nil)
	if got.status != http.StatusOK || got.body != photo.body || got.header.Get("Content-Type") != "image/png" {
		t.Errorf("get: %v", got)
	}
	named, err := s3.NewPresignClient(w.as("reader")).PresignGetObject(t.Context(), &s3.GetObjectInput{
		Bucket: aws.String(bucket), Key: &photo.key, ResponseContentDisposition: aws.String(`attachment; filename*=UTF-8''%C3%BC.png`),
	})
	if err != nil {
		t.Fatal(err)
	}
	got = use(t, named, "", func(r *http.Request) { r.Header.Set("Range", "bytes=2-") })
	if got.status != http.StatusPartialContent || got.body != photo.body[2:] || got.header.Get("Content-Disposition") != `attachment; filename*=UTF-8''%C3%BC.png` {
		t.Errorf("a part, under a name: %v", got)
	}
	head, err := w.as("reader").HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String(bucket), Key: &photo.key, ChecksumMode: "ENABLED"})
	if err != nil || *head.ContentLength != int64(len(photo.body)) || aws.ToString(head.ChecksumSHA256) != checksum(photo.body) {
		t.Errorf("head: %+v %v", head, err)
	}
	tags, err := w.as("writer").GetObjectTagging(t.Context(), &s3.GetObjectTaggingInput{Bucket: aws.String(bucket), Key: &photo.key})
	if err != nil || len(tags.TagSet) != 1 || *tags.TagSet[0].Value != "orphan" {
		t.Errorf("tags: %+v %v", tags, err)
	}
	if _, err := w.as("writer").DeleteObjectTagging(t.Context(), &s3.DeleteObjectTaggingInput{Bucket: aws.String(bucket), Key: &photo.key}); err != nil {
		t.Errorf("untag: %v", err)
	}
	if got := use(t, w.presignPut(t, "writer", photo), photo.body, nil); got.status != http.StatusPreconditionFailed {
		t.Errorf("put once more: %v", got)
	}
}

// Nothing but what was signed can be uploaded.
func TestAnUploadIsExactlyWhatWasSigned(t *testing.T) {
	w := start(t)
	for name, c := range map[string]struct {
		body   string
		change func(*http.Request)
		status int
		code   string
	}{
		"longer":                {photo.body + "!", nil, http.StatusForbidden, "SignatureDoesNotMatch"},
		"other bytes":           {"b photo", nil, http.StatusBadRequest, "BadDigest"},
		"of another type":       {photo.body, func(r *http.Request) { r.Header.Set("Content-Type", "text/html") }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"with another checksum": {"b photo", func(r *http.Request) { r.Header.Set("X-Amz-Checksum-Sha256", checksum("b photo")) }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"without its tags":      {photo.body, func(r *http.Request) { r.Header.Del("X-Amz-Tagging") }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"without its condition": {photo.body, func(r *http.Request) { r.Header.Del("If-None-Match") }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"with more than signed": {photo.body, func(r *http.Request) { r.Header.Set("X-Amz-Acl", "public-read") }, http.StatusForbidden, "AccessDenied"},
		"under another name":    {photo.body, func(r *http.Request) { r.URL.Path += "x"; r.URL.RawPath = "" }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"by another method":     {"", func(r *http.Request) { r.Method = http.MethodDelete }, http.StatusForbidden, "SignatureDoesNotMatch"},
		"for longer":            {photo.body, query("X-Amz-Expires=60", "X-Amz-Expires=61"), http.StatusForbidden, "SignatureDoesNotMatch"},
		"for ever":              {photo.body, query("X-Amz-Expires=60", "X-Amz-Expires=604801"), http.StatusBadRequest, "AuthorizationQueryParametersError"},
		"by another function":   {photo.body, query("Credential=writer", "Credential=reader"), http.StatusForbidden, "SignatureDoesNotMatch"},
		"by nobody known":       {photo.body, query("Credential=writer", "Credential=eve"), http.StatusForbidden, "InvalidAccessKeyId"},
		"without its token":     {photo.body, query("X-Amz-Security-Token=token", "X-Amz-Security-Token=tokem"), http.StatusBadRequest, "InvalidToken"},
		"without anything":      {photo.body, func(r *http.Request) { r.URL.RawQuery = "" }, http.StatusForbidden, "AccessDenied"},
		"signed in two ways":    {photo.body, func(r *http.Request) { r.Header.Set("Authorization", "AWS4-HMAC-SHA256 ") }, http.StatusBadRequest, "InvalidArgument"},
		"for another region":    {photo.body, query("us-east-1", "eu-west-1"), http.StatusBadRequest, "AuthorizationQueryParametersError"},
		"without a signed host": {photo.body, query("%3Bhost", ""), http.StatusForbidden, "AccessDenied"},
	} {
		t.Run(name, func(t *testing.T) {
			got := use(t, w.presignPut(t, "writer", photo), c.body, c.change)
			if got.status != c.status || got.code() != c.code {
				t.Errorf("%v", got)
			}
		})
	}
	head, err := w.as("lister").ListObjectsV2(t.Context(), &s3.ListObjectsV2Input{Bucket: aws.String(bucket)})
	if err != nil || len(head.Contents) > 0 {
		t.Errorf("there is something: %+v %v", head, err)
	}
}

func query(before, after string) func(*http.Request) {
	return func(r *http.Request) { r.URL.RawQuery = strings.Replace(r.URL.RawQuery, before, after, 1) }
}

func TestAPresignedURLEnds(t *testing.T) {
	w := start(t)
	put := w.presignPut(t, "writer", photo)
	w.ahead(62 * time.Second)
	if got := use(t, put, photo.body, nil); got.status != http.StatusForbidden || !strings.Contains(got.body, "Request has expired") {
		t.Errorf("%v", got)
	}
	w.ahead(-time.Hour)
	if got := use(t, put, photo.body, nil); got.status != http.StatusForbidden || !strings.Contains(got.body, "not yet valid") {
		t.Errorf("%v", got)
	}
}

// A URL can do what its signer may do, at the time when it is used.
func TestAPresignedURLDoesWhatItsSignerMay(t *testing.T) {
	w := start(t)
	plain := photo
	plain.tagging = ""
	for name, c := range map[string]struct {
		as     string
		what   sent
		status int
		says   string
	}{
		"a writer":                  {"writer", photo, http.StatusOK, ""},
		"who may not write":         {"reader", plain, http.StatusForbidden, "not authorized to perform: s3:PutObject on resource: arn:aws:s3:::content/"},
		"who may not tag":           {"untagged", photo, http.StatusForbidden, "not authorized to perform: s3:PutObjectTagging on"},
		"who may not tag, does not": {"untagged", sent{key: "other", body: "x", kind: "text/plain"}, http.StatusOK, ""},
	} {
		got := use(t, w.presignPut(t, c.as, c.what), c.what.body, nil)
		if got.status != c.status || !strings.Contains(got.body, c.says) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := use(t, w.presignGet(t, "nothing", photo.key), "", nil); got.status != http.StatusForbidden || got.code() != "AccessDenied" {
		t.Errorf("read by who may do nothing: %v", got)
	}
}

// Who may not list a bucket is not told what it lacks.
func TestWhatIsNotThereIsForbiddenUnlessItCouldBeListed(t *testing.T) {
	w := start(t)
	for as, status := range map[string]int{"reader": http.StatusForbidden, "lister": http.StatusNotFound, "stack": http.StatusNotFound} {
		if got := use(t, w.presignGet(t, as, "nothing"), "", nil); got.status != status {
			t.Errorf("get as %s: %v", as, got)
		}
		head, err := s3.NewPresignClient(w.as(as)).PresignHeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String(bucket), Key: aws.String("nothing")})
		if err != nil {
			t.Fatal(err)
		}
		if got := use(t, head, "", nil); got.status != status || got.body != "" {
			t.Errorf("head as %s: %v", as, got)
		}
	}
	for as, code := range map[string]string{"writer": "AccessDenied", "lister": "NoSuchKey"} {
		wantCode(t, "tags as "+as, tags(t.Context(), w.as(as)), code)
	}
	if _, denied := w.roles.Report(); len(denied) > 0 {
		t.Errorf("counted as denied: %v", denied)
	}
}
