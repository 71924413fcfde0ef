// Package outbound calls addresses that customers name. It reaches the public Internet and nothing else: what
// a customer writes must not make this program speak to its own network, its own machine or the cloud's
// metadata service. It knows nothing of what is fetched.
package outbound

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of one call. Its time is all of it: looking up the name, shaking hands, reading to the end.
const (
	timeout        = 3 * time.Second
	maxHeaderBytes = 64 << 10
	maxURLChars    = 2048
)

// Config is what a client is made of. The zero value is that of a deployment.
type Config struct {
	Loopback bool           // this machine may be called too, and without TLS: for the local stack only
	Timeout  time.Duration  // of a call; 0 for 3 seconds
	Resolver *net.Resolver  // nil for the system's
	Roots    *x509.CertPool // nil for the system's
}

// Client makes the calls. It follows no redirects, asks no proxy, and keeps no connection.
type Client struct {
	loopback bool
	http     *http.Client
}

// New makes a client.
func New(config Config) *Client {
	c := &Client{loopback: config.Loopback}
	dialer := &net.Dialer{Resolver: config.Resolver, Control: c.control}
	c.http = &http.Client{
		Timeout:       cmp.Or(config.Timeout, timeout),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSClientConfig:        &tls.Config{RootCAs: config.Roots, MinVersion: tls.VersionTLS12},
			DisableKeepAlives:      true, // the next call's address is looked at anew
			DisableCompression:     true, // what is counted is what was sent
			MaxResponseHeaderBytes: maxHeaderBytes,
		},
	}
	return c
}

// Check says what is wrong with an address, "" for nothing. It looks no name up: what a name stands for is
// looked at when it is called, each time.
func (c *Client) Check(address string) string {
	u, err := url.Parse(address)
	switch {
	case utf8.RuneCountInString(address) > maxURLChars:
		return "must be at most 2,048 characters"
	case err != nil || u.Hostname() == "" || u.Opaque != "":
		return "must be a URL such as https://example.com/keys"
	case u.Scheme != "https" && !(c.loopback && u.Scheme == "http"):
		return "must begin with https://"
	case u.User != nil:
		return "must not carry a user or password"
	case strings.Contains(address, "#"):
		return "must have no fragment"
	}
	switch addr, err := netip.ParseAddr(u.Hostname()); {
	case err != nil && !hostName(u.Hostname()):
		return "must name a host such as example.com"
	case err == nil && !c.allowed(addr):
		return "must be on the public Internet: private, loopback and link-local addresses are not called"
	}
	if port, err := strconv.ParseUint(u.Port(), 10, 16); u.Port() != "" && (err != nil || port == 0) {
		return "must have a port from 1 to 65535, or none"
	}
	return ""
}

// Limits of names of hosts, by RFC 1035.
const (
	maxHostChars  = 253
	maxLabelChars = 63
)

// hostName reports whether a name may stand for an address; one of other letters is looked up by its ASCII form.
func hostName(name string) bool {
	name = strings.TrimSuffix(name, ".")
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || utf8.RuneCountInString(label) > maxLabelChars || strings.IndexFunc(label, outsideLabel) >= 0 {
			return false
		}
	}
	return utf8.RuneCountInString(name) <= maxHostChars
}

func outsideLabel(r rune) bool {
	return r < utf8.RuneSelf && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

// StatusError is an answer of another status than 200.
type StatusError int

func (e StatusError) Error() string { return fmt.Sprintf("answered with status %d", int(e)) }

// ErrTooLong is an answer of more bytes than are taken.
var ErrTooLong = errors.New("the answer is too long")

// Get fetches what an address answers with status 200, of at most so many bytes. An error does not name
// the address.
func (c *Client) Get(ctx context.Context, address, accept string, most int64) (body []byte, header http.Header, err error) {
	if wrong := c.Check(address); wrong != "" {
		return nil, nil, fmt.Errorf("the address %s", wrong)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("User-Agent", "parley")
	answer, err := c.http.Do(req)
	if err != nil {
		return nil, nil, unnamed(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		return nil, nil, StatusError(answer.StatusCode)
	}
	body, err = io.ReadAll(io.LimitReader(answer.Body, most+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read the answer: %w", unnamed(err))
	}
	if int64(len(body)) > most {
		return nil, nil, ErrTooLong
	}
	return body, answer.Header, nil
}

// Post sends a body to an address and gives the status that it answers with. What else it answers is not read.
// An error says that no answer came, and does not name the address.
func (c *Client) Post(ctx context.Context, address string, header http.Header, body []byte) (status int, err error) {
	if wrong := c.Check(address); wrong != "" {
		return 0, fmt.Errorf("the address %s", wrong)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	req.Header = header
	req.Header.Set("User-Agent", "parley")
	answer, err := c.http.Do(req)
	if err != nil {
		return 0, unnamed(err)
	}
	_ = answer.Body.Close()
	return answer.StatusCode, nil
}

// unnamed is an error without what it happened at: paths and queries may carry secrets, and names and addresses are
// the customer's own.
func unnamed(err error) error {
	if named := (*net.DNSError)(nil); errors.As(err, &named) && !named.Timeout() {
		return errors.New("its name leads to no address")
	}
	if named := (*net.OpError)(nil); errors.As(err, &named) {
		return fmt.Errorf("%s: %w", named.Op, named.Err)
	}
	if named := (*url.Error)(nil); errors.As(err, &named) {
		return named.Err
	}
	return err
}
