// Package content reaches the bucket in which content lies: it signs the links by which clients put and get it, and
// asks S3 the three things that only the bucket knows. It carries no bytes of content, and does not know what messages
// are. Signing takes no network.
package content

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/parleyhq/parley/shared/parley"
)

// How a look into the bucket ends.
var (
	// ErrAbsent: there is no such object.
	ErrAbsent = errors.New("no such object")
	// ErrOther: the object is not what its ticket is for.
	ErrOther = errors.New("another object")
	// ErrWithheld: nobody may look at the object, as a policy of the bucket's owner may say of what was not scanned.
	ErrWithheld = errors.New("the bucket refuses to show the object")
)

// Limits of one request, and of a link to get something.
const (
	attempts       = 3
	attemptTimeout = 2 * time.Second
	DownloadTime   = 15 * time.Minute
)

// orphan is the tag of an object that nothing needs: the bucket's lifecycle takes it away two days after its making.
const orphan = "parley=orphan"

// unsigned says that a link does not name the bytes that will be sent.
const unsigned = "UNSIGNED-PAYLOAD"

// Bucket is where content lies. It is safe for use by several goroutines.
type Bucket struct {
	base        *url.URL
	region      string
	credentials aws.CredentialsProvider
	signer      *v4.Signer
	http        *http.Client
}

// New makes a client of the bucket at endpoint. Of cfg it takes region and credentials.
func New(cfg aws.Config, endpoint string) *Bucket {
	base, err := url.Parse(strings.TrimRight(endpoint, "/"))
	if err != nil {
		base = &url.URL{} // every request says so
	}
	return &Bucket{
		base: base, region: cfg.Region, credentials: cfg.Credentials,
		signer: v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }), // as S3 alone wants it
		http: &http.Client{Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: time.Second, KeepAlive: 30 * time.Second}).DialContext,
			TLSHandshakeTimeout: time.Second,
			MaxIdleConnsPerHost: parley.MaxContentParts,
			IdleConnTimeout:     90 * time.Second,
			ForceAttemptHTTP2:   true,
		}},
	}
}

// at is where content lies. Both names are URL-safe.
func (b *Bucket) at(app parley.AppID, id parley.ContentID) *url.URL {
	return b.base.JoinPath(string(app), string(id))
}

// Find checks that the object is there and is what its ticket was for. The error is ErrAbsent, ErrOther, ErrWithheld,
// or of a request that may be made again.
func (b *Bucket) Find(ctx context.Context, app parley.AppID, c parley.Content) error {
	answer, err := b.do(ctx, http.MethodHead, b.at(app, c.ID), http.Header{"X-Amz-Checksum-Mode": {"ENABLED"}}, nil)
	if err != nil {
		return fmt.Errorf("find content: %w", err)
	}
	sum := answer.Header.Get("X-Amz-Checksum-Sha256")
	switch {
	case answer.ContentLength != c.Size:
		return fmt.Errorf("%w: of another size", ErrOther)
	case answer.Header.Get("Content-Type") != c.MimeType:
		return fmt.Errorf("%w: of another type", ErrOther)
	case c.SHA256 != nil && sum != base64.StdEncoding.EncodeToString(c.SHA256):
		return fmt.Errorf("%w: with another checksum", ErrOther)
	}
	return nil
}

// Keep takes the orphan's tag off the object, so that it stays. The error is as of Find.
func (b *Bucket) Keep(ctx context.Context, app parley.AppID, id parley.ContentID) error {
	if _, err := b.do(ctx, http.MethodDelete, b.tagging(app, id), nil, nil); err != nil {
		return fmt.Errorf("keep content: %w", err)
	}
	return nil
}

// tags is the orphan's tag as S3 takes it.
const tags = `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag><Key>parley</Key><Value>orphan</Value></Tag></TagSet></Tagging>`

// Expire tags the object as an orphan. One that is not there has expired already.
func (b *Bucket) Expire(ctx context.Context, app parley.AppID, id parley.ContentID) error {
	sum := sha256.Sum256([]byte(tags))
	header := http.Header{
		"Content-Type": {"application/xml"}, "X-Amz-Sdk-Checksum-Algorithm": {"SHA256"},
		"X-Amz-Checksum-Sha256": {base64.StdEncoding.EncodeToString(sum[:])},
	}
	_, err := b.do(ctx, http.MethodPut, b.tagging(app, id), header, []byte(tags))
	if err != nil && !errors.Is(err, ErrAbsent) {
		return fmt.Errorf("expire content: %w", err)
	}
	return nil
}

func (b *Bucket) tagging(app parley.AppID, id parley.ContentID) *url.URL {
	target := b.at(app, id)
	target.RawQuery = "tagging="
	return target
}

// do makes a request, which may be made again without harm, until it is answered or has been tried often enough.
func (b *Bucket) do(ctx context.Context, method string, target *url.URL, header http.Header, body []byte) (*http.Response, error) {
	var last error
	for n := 1; n <= attempts && ctx.Err() == nil; n++ {
		answer, err := b.attempt(ctx, method, target, header, body)
		switch {
		case err != nil:
			last = err
			continue
		case answer.StatusCode < http.StatusMultipleChoices:
			return answer, nil
		case answer.StatusCode == http.StatusNotFound:
			return nil, ErrAbsent
		case method == http.MethodHead && answer.StatusCode == http.StatusForbidden:
			return nil, ErrWithheld
		}
		last = fmt.Errorf("status %d", answer.StatusCode)
		if answer.StatusCode < http.StatusInternalServerError && answer.StatusCode != http.StatusTooManyRequests {
			return nil, last // the role or the signature is wrong, for every object
		}
	}
	return nil, fmt.Errorf("%w: %w", parley.Refuse(parley.TryAgain, "the storage of content did not answer in time; nothing happened"), errors.Join(last, ctx.Err()))
}

// attempt makes one request, of whose answer only what stands above its body is of use.
func (b *Bucket) attempt(ctx context.Context, method string, target *url.URL, header http.Header, body []byte) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, target.String(), strings.NewReader(string(body)))
	if err != nil {
		return nil, err
	}
	for name, values := range header {
		request.Header[name] = values
	}
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	request.Header.Set("X-Amz-Content-Sha256", hash)
	credentials, err := b.credentials.Retrieve(ctx)
	if err != nil {
		return nil, fmt.Errorf("credentials: %w", err)
	}
	if err := b.signer.SignHTTP(ctx, credentials, request, hash, "s3", b.region, time.Now()); err != nil {
		return nil, err
	}
	answer, err := b.http.Do(request)
	if err != nil {
		var about *url.Error
		if errors.As(err, &about) {
			err = about.Err // without the object's name
		}
		return nil, err
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 4<<10)) // so that the connection is used again
	_ = answer.Body.Close()
	return answer, nil
}

// Link leads to content for a while.
type Link struct {
	URL       string
	ExpiresAt time.Time
}

// Ticket is a link to put content by, and what has to be sent with it, in so many words.
type Ticket struct {
	Link
	Headers map[string]string
}

// Upload signs the one PUT by which content comes into the bucket: of exactly this size and type, with this checksum
// where there is one, only where nothing is yet, and as an orphan until somebody sends it. The size is among what is
// signed, and no header to name: whoever sends a body says how long it is.
func (b *Bucket) Upload(ctx context.Context, app parley.AppID, c parley.Content, now time.Time) (Ticket, error) {
	headers := map[string]string{"content-type": c.MimeType, "if-none-match": "*", "x-amz-tagging": orphan}
	if c.SHA256 != nil {
		headers["x-amz-checksum-sha256"] = base64.StdEncoding.EncodeToString(c.SHA256)
	}
	link, err := b.sign(ctx, http.MethodPut, b.at(app, c.ID), signing{headers: headers, length: c.Size, now: now, lasts: parley.UploadTime})
	return Ticket{Link: link, Headers: headers}, err
}

// Download signs a link to get content by. What could run in a browser is saved there, whatever opens it.
func (b *Bucket) Download(ctx context.Context, app parley.AppID, c parley.Content, now time.Time) (Link, error) {
	target := b.at(app, c.ID)
	target.RawQuery = url.Values{"response-content-disposition": {disposition(c)}}.Encode()
	return b.sign(ctx, http.MethodGet, target, signing{now: now, lasts: DownloadTime})
}

// disposition says whether a browser shows or saves content, and under which name.
func disposition(c parley.Content) string {
	how := "attachment"
	if parley.Inline(c.MimeType) {
		how = "inline"
	}
	if c.Name == "" {
		return how
	}
	return how + "; filename*=UTF-8''" + strings.ReplaceAll(url.QueryEscape(c.Name), "+", "%20")
}

// signing is what a link is signed with.
type signing struct {
	headers map[string]string
	length  int64
	now     time.Time
	lasts   time.Duration
}

func (b *Bucket) sign(ctx context.Context, method string, target *url.URL, with signing) (Link, error) {
	if target.Host == "" {
		return Link{}, errors.New("sign a link: no bucket is named")
	}
	query := target.Query()
	query.Set("X-Amz-Expires", strconv.FormatInt(int64(with.lasts/time.Second), 10))
	target.RawQuery = query.Encode()
	request, err := http.NewRequestWithContext(ctx, method, target.String(), http.NoBody)
	if err != nil {
		return Link{}, err
	}
	request.ContentLength = with.length
	for name, value := range with.headers {
		request.Header.Set(name, value)
	}
	credentials, err := b.credentials.Retrieve(ctx)
	if err != nil {
		return Link{}, fmt.Errorf("sign a link: credentials: %w", err)
	}
	now := with.now.UTC().Truncate(time.Second)
	signed, _, err := b.signer.PresignHTTP(ctx, credentials, request, unsigned, "s3", b.region, now)
	return Link{URL: signed, ExpiresAt: now.Add(with.lasts)}, err
}
