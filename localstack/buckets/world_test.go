package buckets

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/template"
)

const bucket = "content"

// world is S3 with one bucket, and the roles of functions that use it.
type world struct {
	*Service
	url   string
	roles *iam.Roles
	late  atomic.Int64 // how far its clock is ahead of ours
	data  string
}

func role(name string, actions ...string) template.Function {
	return template.Function{Folder: name, Policies: []template.Statement{{Actions: actions, Resources: []string{"arn:aws:s3:::" + bucket + "/*"}}}}
}

func content() template.Bucket {
	return template.Bucket{
		Name: bucket,
		CORS: []template.BucketCORS{{
			AllowOrigins: []string{"https://app.example"}, AllowMethods: []string{"GET", "PUT"},
			AllowHeaders: []string{"content-type", "if-none-match", "x-amz-*"}, ExposeHeaders: []string{"ETag"}, MaxAge: 60,
		}},
		Lifecycle: []template.Lifecycle{{Tags: map[string]string{"parley": "orphan"}, ExpireDays: 2}, {AbortDays: 1}},
	}
}

// newWorld has the front, and no program yet.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{data: t.TempDir()}
	w.roles = iam.NewRoles("stack", []template.Function{
		role("writer", "s3:PutObject", "s3:PutObjectTagging", "s3:GetObject", "s3:GetObjectTagging", "s3:DeleteObjectTagging"),
		role("reader", "s3:GetObject"), role("untagged", "s3:PutObject"), role("nothing"),
		{Folder: "lister", Policies: []template.Statement{{Actions: []string{"s3:*"}, Resources: []string{"*"}}}},
	}, func(string) {})
	w.open(t)
	return w
}

func (w *world) open(t *testing.T) {
	var callers []Credentials
	for _, name := range []string{"writer", "reader", "untagged", "nothing", "lister"} {
		callers = append(callers, Credentials{name, "local", "token"})
	}
	w.Service = New(Config{
		Region:  template.Region,
		Buckets: []template.Bucket{content()}, Data: filepath.Join(w.data, "buckets"), Log: filepath.Join(w.data, "s3.log"),
		Starter: child.NewStarter(), Callers: append(callers, Credentials{"stack", "local", ""}), Roles: w.roles,
		Say: func(line string) { t.Log(line) }, Now: func() time.Time { return time.Now().Add(time.Duration(w.late.Load())) },
	})
	server := httptest.NewServer(w.Service)
	t.Cleanup(server.Close)
	w.url = server.URL
}

// ahead sets the clock.
func (w *world) ahead(by time.Duration) { w.late.Store(int64(by)) }

// start is newWorld with the program.
func start(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.begin(t)
	return w
}

func (w *world) begin(t *testing.T) {
	t.Helper()
	path, err := Program.Build(t.Context(), build.Options{Progress: func(line string) { t.Log(line) }})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
}

// as is S3 as a function sees it, by the options that the SDK finds by itself there.
func (w *world) as(name string) *s3.Client {
	token := "token"
	if name == "stack" {
		token = ""
	}
	return s3.New(s3.Options{
		BaseEndpoint: &w.url, Region: template.Region, Retryer: aws.NopRetryer{},
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: name, SecretAccessKey: "local", SessionToken: token}, nil
		}),
	})
}

// sent is what an upload is said to be when it is signed.
type sent struct {
	key, body, kind, tagging string
	once                     bool
}

// presignPut signs the upload of exactly this.
func (w *world) presignPut(t *testing.T, as string, what sent) *v4.PresignedHTTPRequest {
	t.Helper()
	in := &s3.PutObjectInput{
		Bucket: aws.String(bucket), Key: &what.key, ContentType: &what.kind,
		ContentLength: aws.Int64(int64(len(what.body))), ChecksumSHA256: aws.String(checksum(what.body)),
	}
	if what.tagging != "" {
		in.Tagging = &what.tagging
	}
	if what.once {
		in.IfNoneMatch = aws.String("*")
	}
	signed, err := s3.NewPresignClient(w.as(as)).PresignPutObject(t.Context(), in, s3.WithPresignExpires(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func (w *world) presignGet(t *testing.T, as, key string) *v4.PresignedHTTPRequest {
	t.Helper()
	signed, err := s3.NewPresignClient(w.as(as)).PresignGetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(bucket), Key: &key}, s3.WithPresignExpires(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

func (a answer) code() string {
	_, rest, _ := strings.Cut(a.body, "<Code>")
	code, _, _ := strings.Cut(rest, "</Code>")
	return code
}

// use does with a pre-signed request what a client does, with this body and after change.
func use(t *testing.T, signed *v4.PresignedHTTPRequest, body string, change func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), signed.Method, signed.URL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range signed.SignedHeader {
		if name != "Host" && name != "Content-Length" {
			r.Header[name] = values
		}
	}
	if change != nil {
		change(r)
	}
	return do(t, r)
}

func do(t *testing.T, r *http.Request) answer {
	t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(response.Body); err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, body.String()}
}
