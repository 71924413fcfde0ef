// Package post reaches a socket: it signs and sends the requests by which API Gateway posts a frame to a
// connection, or closes one. It knows connections by their ids only, not whose they are or what a frame says.
package post

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/encoding/httpbinding"
)

// How a post ends that did not reach its connection. Anything else that is not nil is of this connection
// alone: it did not answer in time, or does not take the frame.
var (
	// ErrGone: the connection is closed. It never comes back.
	ErrGone = errors.New("connection gone")
	// ErrThrottled: the account's calls are throttled; the connection is as good as any.
	ErrThrottled = errors.New("posts throttled")
	// ErrForbidden: we may not post: the endpoint, the role or the signature is wrong, for every connection.
	ErrForbidden = errors.New("posts forbidden")
)

// Limits of one post. A connection that hangs costs its frames two attempts, and nobody else anything.
const (
	attempts       = 2
	attemptTimeout = time.Second
	pause          = 100 * time.Millisecond // at most, before the second attempt
	idlePerHost    = 128                    // all posts go to one host: more than are ever made side by side
)

// MaxFrame is what API Gateway takes in one frame.
const MaxFrame = 32 << 10

// Client posts to the connections of one WebSocket API. It is safe for use by several goroutines.
type Client struct {
	base        *url.URL
	region      string
	credentials aws.CredentialsProvider
	signer      *v4.Signer
	http        *http.Client
}

// New makes a client of the API at endpoint, its stage included. Of cfg it takes region and credentials.
func New(cfg aws.Config, endpoint string) *Client {
	base, err := url.Parse(strings.TrimRight(endpoint, "/"))
	if err != nil {
		base = &url.URL{} // every post says so
	}
	return &Client{base: base, region: cfg.Region, credentials: cfg.Credentials, signer: v4.NewSigner(), http: &http.Client{
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: attemptTimeout, KeepAlive: 30 * time.Second}).DialContext,
			TLSHandshakeTimeout: attemptTimeout,
			MaxIdleConnsPerHost: idlePerHost,
			IdleConnTimeout:     90 * time.Second,
			ForceAttemptHTTP2:   true,
		},
	}}
}

// Post sends a frame to a connection. A frame whose answer was lost may arrive twice.
func (c *Client) Post(ctx context.Context, connection string, frame []byte) error {
	return c.do(ctx, http.MethodPost, connection, frame)
}

// Close ends a connection.
func (c *Client) Close(ctx context.Context, connection string) error {
	return c.do(ctx, http.MethodDelete, connection, nil)
}

func (c *Client) do(ctx context.Context, method, connection string, body []byte) error {
	for n := 1; ; n++ {
		again, err := c.attempt(ctx, method, connection, body)
		if err == nil {
			return nil
		}
		if !again || n == attempts || wait(ctx) != nil {
			return fmt.Errorf("%s connection: %w", strings.ToLower(method), err)
		}
	}
}

// attempt makes one request, and says whether the next may end better.
func (c *Client) attempt(ctx context.Context, method, connection string, body []byte) (again bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, attemptTimeout)
	defer cancel()
	request, err := c.signed(ctx, method, connection, body)
	if err != nil {
		return false, err
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return true, reason(err)
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<10)) // so that the connection is used again
	_ = answer.Body.Close()
	return outcome(answer.StatusCode)
}

// reason is why no answer came, without the URL, which names the connection.
func reason(err error) error {
	var about *url.Error
	if errors.As(err, &about) {
		return about.Err
	}
	return err
}

func outcome(status int) (again bool, err error) {
	switch {
	case status < http.StatusMultipleChoices:
		return false, nil
	case status == http.StatusGone:
		return false, ErrGone
	case status == http.StatusTooManyRequests:
		return true, ErrThrottled
	case status == http.StatusForbidden, status == http.StatusUnauthorized, status == http.StatusNotFound:
		return false, fmt.Errorf("%w: status %d", ErrForbidden, status)
	}
	return status >= http.StatusInternalServerError, fmt.Errorf("status %d", status)
}

// signed is the request by Signature Version 4. The signer encodes the path once more than it is sent, as
// every service but S3 wants it: @ is sent as it is and signed as %40, an id's = is sent as %3D and signed as
// %253D.
func (c *Client) signed(ctx context.Context, method, connection string, body []byte) (*http.Request, error) {
	target := *c.base
	target.RawPath = c.base.EscapedPath() + "/@connections/" + httpbinding.EscapePath(connection, true)
	target.Path = c.base.Path + "/@connections/" + connection
	request, err := http.NewRequestWithContext(ctx, method, "", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if target.Host == "" {
		return nil, fmt.Errorf("%w: no endpoint is named", ErrForbidden)
	}
	request.URL, request.Host = &target, target.Host
	if body != nil {
		request.Header.Set("Content-Type", "application/octet-stream")
	}
	credentials, err := c.credentials.Retrieve(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: credentials: %w", ErrForbidden, err)
	}
	sum := sha256.Sum256(body)
	err = c.signer.SignHTTP(ctx, credentials, request, hex.EncodeToString(sum[:]), "execute-api", c.region, time.Now())
	return request, err
}

// wait is the pause before the second attempt, of a random length, so that what was refused together does
// not come back together.
func wait(ctx context.Context) error {
	timer := time.NewTimer(rand.N(pause))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
