package content_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/content/contenttest"
	"github.com/parleyhq/parley/shared/parley"
)

const app = parley.AppID("0b0b5f5e-9c2b-4a52-8f0a-6d1f3c9e2a11")

func ticketed(t *testing.T, b *contenttest.Bucket, c parley.Content) content.Ticket {
	t.Helper()
	ticket, err := b.Upload(t.Context(), app, c, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return ticket
}

func TestATicketIsForOneUploadOfWhatItSays(t *testing.T) {
	b := contenttest.New(t)
	sum := sha256.Sum256([]byte("hello"))
	good := func(id parley.ContentID) parley.Content {
		return parley.Content{ID: id, MimeType: "image/png", Size: 5, SHA256: sum[:]}
	}
	with := func(name, value string) func(*content.Ticket) {
		return func(ticket *content.Ticket) { ticket.Headers[name] = value }
	}
	for name, c := range map[string]struct {
		id    parley.ContentID
		body  string
		spoil func(*content.Ticket)
		want  int
	}{
		"as it says":           {"good", "hello", func(*content.Ticket) {}, http.StatusOK},
		"longer":               {"longer", "hello!", func(*content.Ticket) {}, http.StatusForbidden},
		"shorter":              {"shorter", "hell", func(*content.Ticket) {}, http.StatusForbidden},
		"another sum":          {"sum", "jello", func(*content.Ticket) {}, http.StatusBadRequest},
		"another type":         {"type", "hello", with("content-type", "text/html"), http.StatusForbidden},
		"without the tag":      {"tag", "hello", with("x-amz-tagging", ""), http.StatusForbidden},
		"overwriting allowed":  {"match", "hello", func(t *content.Ticket) { delete(t.Headers, "if-none-match") }, http.StatusForbidden},
		"another object's":     {"other", "hello", func(t *content.Ticket) { t.URL = strings.Replace(t.URL, "/other?", "/another?", 1) }, http.StatusForbidden},
		"for longer than said": {"expires", "hello", func(t *content.Ticket) { t.URL = strings.Replace(t.URL, "X-Amz-Expires=900", "X-Amz-Expires=9000", 1) }, http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			ticket := ticketed(t, b, good(c.id))
			c.spoil(&ticket)
			if status := contenttest.Put(t, ticket, c.body); status != c.want {
				t.Errorf("status %d, want %d", status, c.want)
			}
			want := "absent"
			if c.want == http.StatusOK {
				want = "expires"
			}
			if fate := b.Fate(app, c.id); fate != want {
				t.Errorf("what was put %s, want %s", fate, want)
			}
		})
	}
	if status := contenttest.Put(t, ticketed(t, b, good("good")), "hello"); status != http.StatusPreconditionFailed {
		t.Errorf("the second upload: status %d", status)
	}
}

func TestATicketEnds(t *testing.T) {
	b := contenttest.New(t)
	c := parley.Content{ID: "late", MimeType: "text/plain", Size: 5}
	ticket, err := b.Upload(t.Context(), app, c, time.Now().Add(-parley.UploadTime-time.Second))
	if err != nil || time.Until(ticket.ExpiresAt) > 0 {
		t.Fatalf("%v until %v", err, ticket.ExpiresAt)
	}
	if status := contenttest.Put(t, ticket, "hello"); status != http.StatusForbidden {
		t.Errorf("status %d", status)
	}
}

func TestWhatIsThereIsHeldAgainstItsTicket(t *testing.T) {
	b := contenttest.New(t)
	sum, other := sha256.Sum256([]byte("hello")), sha256.Sum256([]byte("jello"))
	c := parley.Content{ID: "c", MimeType: "text/plain", Size: 5, SHA256: sum[:]}
	if err := b.Find(t.Context(), app, c); !errors.Is(err, content.ErrAbsent) {
		t.Errorf("before the upload: %v", err)
	}
	if err := b.Keep(t.Context(), app, c.ID); !errors.Is(err, content.ErrAbsent) {
		t.Errorf("kept before the upload: %v", err)
	}
	if err := b.Expire(t.Context(), app, c.ID); err != nil {
		t.Errorf("expired before the upload: %v", err)
	}
	contenttest.Put(t, ticketed(t, b, c), "hello")
	for name, test := range map[string]struct {
		change func(*parley.Content)
		want   error
	}{
		"as it was to be":  {func(*parley.Content) {}, nil},
		"without a sum":    {func(c *parley.Content) { c.SHA256 = nil }, nil},
		"another size":     {func(c *parley.Content) { c.Size = 6 }, content.ErrOther},
		"another type":     {func(c *parley.Content) { c.MimeType = "text/html" }, content.ErrOther},
		"another checksum": {func(c *parley.Content) { c.SHA256 = other[:] }, content.ErrOther},
	} {
		changed := c
		test.change(&changed)
		if err := b.Find(t.Context(), app, changed); !errors.Is(err, test.want) || test.want == nil && err != nil {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	for _, step := range []struct {
		do   func(context.Context, parley.AppID, parley.ContentID) error
		want string
	}{{b.Keep, "stays"}, {b.Keep, "stays"}, {b.Expire, "expires"}, {b.Expire, "expires"}, {b.Keep, "stays"}} {
		if err := step.do(t.Context(), app, c.ID); err != nil || b.Fate(app, c.ID) != step.want {
			t.Errorf("%v: it %s, want %s", err, b.Fate(app, c.ID), step.want)
		}
	}
}

func TestLinksLeadToTheContentAsItIsAndEnd(t *testing.T) {
	b := contenttest.New(t)
	for name, test := range map[string]struct {
		c    parley.Content
		want string
	}{
		"an image":          {parley.Content{ID: "a", MimeType: "image/png", Name: "dot.png"}, "inline; filename*=UTF-8''dot.png"},
		"a page":            {parley.Content{ID: "b", MimeType: "text/html; charset=utf-8", Name: "a.html"}, "attachment; filename*=UTF-8''a.html"},
		"a drawing":         {parley.Content{ID: "c", MimeType: "image/svg+xml"}, "attachment"},
		"a name of its own": {parley.Content{ID: "d", MimeType: "application/pdf", Name: "Q1 \"β\"; +1.pdf"}, "attachment; filename*=UTF-8''Q1%20%22%CE%B2%22%3B%20%2B1.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			test.c.Size = 5
			contenttest.Put(t, ticketed(t, b, test.c), "hello")
			link, err := b.Download(t.Context(), app, test.c, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			status, header, body := contenttest.Get(t, link.URL)
			if status != http.StatusOK || body != "hello" || header.Get("Content-Type") != test.c.MimeType || header.Get("Content-Disposition") != test.want {
				t.Errorf("status %d, %q, %v", status, body, header)
			}
			if status, _, _ := contenttest.Get(t, strings.Replace(link.URL, "/"+string(test.c.ID), "/e", 1)); status != http.StatusForbidden {
				t.Errorf("a forged link: status %d", status)
			}
			if old, err := b.Download(t.Context(), app, test.c, time.Now().Add(-content.DownloadTime-time.Second)); err != nil {
				t.Error(err)
			} else if status, _, _ := contenttest.Get(t, old.URL); status != http.StatusForbidden {
				t.Errorf("an old link: status %d", status)
			}
		})
	}
}

func TestABucketThatDoesNotAnswerMeansTryAgain(t *testing.T) {
	b := content.New(aws.Config{Region: "us-east-1", Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
	})}, "http://127.0.0.1:1/content")
	c := parley.Content{ID: "c", MimeType: "text/plain", Size: 5}
	for name, err := range map[string]error{"find": b.Find(t.Context(), app, c), "keep": b.Keep(t.Context(), app, c.ID), "expire": b.Expire(t.Context(), app, c.ID)} {
		if parley.CodeOf(err) != parley.TryAgain || strings.Contains(err.Error(), string(app)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.Upload(t.Context(), app, c, time.Now()); err != nil {
		t.Errorf("a ticket takes no network: %v", err)
	}
}
