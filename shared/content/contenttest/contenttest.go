// Package contenttest gives tests the bucket of content on the local S3, which refuses what S3 refuses.
package contenttest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/parleyhq/parley/localstack/buckets/bucketstest"
	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/parley"
)

// Bucket is a bucket of a test's own, and a look into it.
type Bucket struct {
	*content.Bucket
	t   testing.TB
	cfg aws.Config
	url string
}

// New starts S3 with an empty bucket, which ends with the test.
func New(t testing.TB) *Bucket {
	t.Helper()
	cfg := bucketstest.Start(t)
	url := aws.ToString(cfg.BaseEndpoint) + "/contentbucket"
	return &Bucket{Bucket: content.New(cfg, url), t: t, cfg: cfg, url: url}
}

// tags asks for the tags of an object.
func (b *Bucket) tags(app parley.AppID, id parley.ContentID) (status int, tags string) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, b.url+"/"+string(app)+"/"+string(id)+"?tagging=", http.NoBody)
	if err != nil {
		b.t.Fatal(err)
	}
	sum := sha256.Sum256(nil)
	hash := hex.EncodeToString(sum[:])
	request.Header.Set("X-Amz-Content-Sha256", hash)
	caller, err := b.cfg.Credentials.Retrieve(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	if err := signer.SignHTTP(b.t.Context(), caller, request, hash, "s3", b.cfg.Region, time.Now()); err != nil {
		b.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// Fate says what will become of an object: "stays", "expires", or "absent".
func (b *Bucket) Fate(app parley.AppID, id parley.ContentID) string {
	b.t.Helper()
	status, tags := b.tags(app, id)
	switch {
	case status == http.StatusNotFound:
		return "absent"
	case status != http.StatusOK:
		b.t.Fatalf("tags: status %d: %s", status, tags)
	case strings.Contains(tags, "<Key>parley</Key><Value>orphan</Value>"):
		return "expires"
	}
	return "stays"
}

// Put uses a ticket as a client does, and returns the status.
func Put(t testing.TB, ticket content.Ticket, body string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, ticket.URL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range ticket.Headers {
		request.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

// Get follows a link as a client does.
func Get(t testing.TB, link string) (status int, header http.Header, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, link, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(text)
}
