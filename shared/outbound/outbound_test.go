package outbound

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/binary"
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func TestWhichAddressesArePublic(t *testing.T) {
	for want, addresses := range map[bool][]string{
		true: {
			"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "168.63.129.15", "169.253.255.255", "172.15.255.255",
			"172.32.0.0", "192.0.1.0", "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255",
			"2001:200::1", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "3ffe::1",
		},
		false: {
			"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16",
			"169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
			"198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
			"::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:1.1.1.1", "::ffff:0:1.1.1.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
			"2001::1", "2001:0:1:2::3", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1",
			"fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1",
		},
	} {
		for _, address := range addresses {
			if got := public(netip.MustParseAddr(address)); got != want {
				t.Errorf("%s: public is %v", address, got)
			}
		}
	}
}

func TestAddressesThatAreRefusedAsTheyAreWritten(t *testing.T) {
	for _, test := range []struct{ address, strict, local string }{
		{"https://example.com/keys?x=1", "", ""},
		{"https://example.com:8443", "", ""},
		{"https://[2606:4700::1111]/keys", "", ""},
		{"https://example.com/" + strings.Repeat("x", maxURLChars-20), "", ""},
		{"https://example.com/" + strings.Repeat("x", maxURLChars-19), "2,048", "2,048"},
		{"http://example.com/keys", "https://", ""},
		{"ftp://example.com/keys", "https://", "https://"},
		{"//example.com/keys", "https://", "https://"},
		{"example.com/keys", "must be a URL", "must be a URL"},
		{"https:example.com/keys", "must be a URL", "must be a URL"},
		{"https:///keys", "must be a URL", "must be a URL"},
		{"https://:443/keys", "must be a URL", "must be a URL"},
		{"https://example.com:x/", "must be a URL", "must be a URL"},
		{"https://exa mple.com/", "must be a URL", "must be a URL"},
		{"https://example.com:65535/", "", ""},
		{"https://example.com:65536/", "port", "port"},
		{"https://example.com:70000/", "port", "port"},
		{"https://example.com:0/", "port", "port"},
		{"https://[2606:4700::1111]:0/keys", "port", "port"},
		{"https://my_host-1.Example.com./", "", ""},
		{"https://münchen.example/", "", ""},
		{"https://a..b/", "a host", "a host"},
		{"https://.example.com/", "a host", "a host"},
		{"https://example.com../", "a host", "a host"},
		{"https://exa!mple.com/", "a host", "a host"},
		{"https://" + strings.Repeat("x", maxLabelChars) + ".com/", "", ""},
		{"https://" + strings.Repeat("x", maxLabelChars+1) + ".com/", "a host", "a host"},
		{"https://" + strings.Repeat("x.", maxHostChars/2) + "xx/", "a host", "a host"},
		{"https://example.com/\n", "must be a URL", "must be a URL"},
		{"", "must be a URL", "must be a URL"},
		{"https://a:b@example.com/", "user or password", "user or password"},
		{"https://a@example.com/", "user or password", "user or password"},
		{"https://@example.com/", "user or password", "user or password"},
		{"https://example.com/#x", "no fragment", "no fragment"},
		{"https://example.com/#", "no fragment", "no fragment"},
		{"https://127.0.0.1/", "public Internet", ""},
		{"http://127.0.0.1:8080/", "https://", ""},
		{"https://[::1]/", "public Internet", ""},
		{"https://[::ffff:127.0.0.1]/", "public Internet", "public Internet"},
		{"https://10.1.2.3/", "public Internet", "public Internet"},
		{"https://169.254.169.254/latest/meta-data", "public Internet", "public Internet"},
		{"https://[fe80::1%25eth0]/", "public Internet", "public Internet"},
	} {
		for want, client := range map[*string]*Client{&test.strict: New(Config{}), &test.local: New(Config{Loopback: true})} {
			got := client.Check(test.address)
			if (got == "") != (*want == "") || !strings.Contains(got, *want) {
				t.Errorf("%.60s: %q, want %q (loopback: %v)", test.address, got, *want, client.loopback)
			}
			if *want == "" {
				continue
			}
			if _, _, err := client.Get(context.Background(), test.address, "*/*", 1); err == nil || !strings.Contains(err.Error(), got) {
				t.Errorf("%.60s: was called: %v", test.address, err)
			}
		}
	}
}

// names is a name server of the test's own: it answers each look-up of any name with what comes next of its
// answers, the last one for ever.
func names(t *testing.T, answers ...[]string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go serveNames(conn, answers)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// Types of questions to a name server.
const (
	typeA    = 1
	typeAAAA = 28
)

func serveNames(conn net.PacketConn, answers [][]string) {
	asked := map[uint16]int{}
	packet := make([]byte, 1500)
	for {
		n, from, err := conn.ReadFrom(packet)
		if err != nil {
			return
		}
		end := 12 + bytes.IndexByte(packet[12:n], 0) + 5 // after the name its type and class, of two bytes each
		kind := binary.BigEndian.Uint16(packet[end-4:])
		reply := resources(kind, answers[min(asked[kind], len(answers)-1)])
		asked[kind]++
		out := append([]byte{packet[0], packet[1], 0x81, 0x80, 0, 1, 0, byte(len(reply)), 0, 0, 0, 0}, packet[12:end]...)
		_, _ = conn.WriteTo(append(out, bytes.Join(reply, nil)...), from)
	}
}

// resources are the records of those addresses that a question of this type is about.
func resources(kind uint16, addresses []string) [][]byte {
	var all [][]byte
	for _, address := range addresses {
		addr := netip.MustParseAddr(address)
		if addr.Is4() && kind != typeA || addr.Is6() && kind != typeAAAA {
			continue
		}
		raw := addr.AsSlice()
		all = append(all, append([]byte{0xc0, 12, 0, byte(kind), 0, 1, 0, 0, 0, 0, 0, byte(len(raw))}, raw...))
	}
	return all
}

// errReached stands for a connection to a public address, of which tests make none.
var errReached = errors.New("reached")

// dry is a client that stops where it would connect to a public address.
func dry(t *testing.T, config Config) *Client {
	t.Helper()
	c := New(config)
	dialer := &net.Dialer{Resolver: config.Resolver, Control: func(network, address string, raw syscall.RawConn) error {
		if err := c.control(network, address, raw); err != nil {
			return err
		}
		if netip.MustParseAddrPort(address).Addr().IsLoopback() {
			return nil
		}
		return errReached
	}}
	c.http.Transport.(*http.Transport).DialContext = dialer.DialContext
	return c
}

func TestNamesOfAddressesThatAreNotPublicAreNotCalled(t *testing.T) {
	for name, answer := range map[string][]string{
		"loopback": {"127.0.0.1"}, "loopback of IPv6": {"::1"}, "both": {"127.0.0.1", "::1"}, "private": {"10.0.0.8"}, "the metadata service": {"169.254.169.254"},
		"the metadata service of IPv6": {"fd00:ec2::254"}, "mapped": {"::ffff:127.0.0.1"}, "by NAT64": {"64:ff9b::7f00:1"}, "by 6to4": {"2002:7f00:1::1"},
	} {
		c := dry(t, Config{Resolver: names(t, answer)})
		if _, _, err := c.Get(context.Background(), "https://keys.example/", "*/*", 1); !errors.Is(err, ErrNotPublic) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := dry(t, Config{Resolver: names(t, []string{"1.1.1.1"})})
	if _, _, err := c.Get(context.Background(), "https://keys.example/", "*/*", 1); !errors.Is(err, errReached) {
		t.Errorf("a public one: %v", err)
	}
}

// A name that stood for a public address a moment ago is looked at again.
func TestANameThatChangesItsAddressIsNotFollowed(t *testing.T) {
	c := dry(t, Config{Resolver: names(t, []string{"1.1.1.1"}, []string{"127.0.0.1"})})
	for _, want := range []error{errReached, ErrNotPublic, ErrNotPublic} {
		if _, _, err := c.Get(context.Background(), "https://keys.example/", "*/*", 1); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestNamesOfThisMachineAreCalledWhereThatIsAllowed(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("yes")) }))
	t.Cleanup(server.Close)
	address := "http://keys.example:" + server.URL[strings.LastIndex(server.URL, ":")+1:]
	body, _, err := New(Config{Loopback: true, Resolver: names(t, []string{"127.0.0.1"})}).Get(context.Background(), address, "*/*", 3)
	if err != nil || string(body) != "yes" {
		t.Errorf("%q, %v", body, err)
	}
	c := dry(t, Config{Loopback: true, Resolver: names(t, []string{"10.0.0.8"})})
	if _, _, err := c.Get(context.Background(), address, "*/*", 3); !errors.Is(err, ErrNotPublic) {
		t.Errorf("a private one: %v", err)
	}
}

// far is a server elsewhere, and a client that may call it.
func far(t *testing.T, answer http.HandlerFunc) (*Client, string) {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return New(Config{Loopback: true}), server.URL
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	var calls atomic.Int32
	c, address := far(t, func(w http.ResponseWriter, r *http.Request) {
		if calls.Add(1); r.URL.Path == "/" {
			http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusFound)
		}
	})
	for _, to := range []string{"http://169.254.169.254/latest/meta-data", "/elsewhere"} {
		var status StatusError
		_, _, err := c.Get(context.Background(), address+"/?to="+to, "*/*", 10)
		if !errors.As(err, &status) || status != http.StatusFound {
			t.Errorf("%s: %v", to, err)
		}
	}
	if calls.Load() != 2 {
		t.Errorf("%d calls", calls.Load())
	}
}

func TestProxiesOfTheEnvironmentAreNotAsked(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("HTTPS_PROXY", "http://127.0.0.1:1")
	if New(Config{}).http.Transport.(*http.Transport).Proxy != nil {
		t.Error("a proxy would be asked")
	}
}

func TestAnswersThatAreTooLong(t *testing.T) {
	c, address := far(t, func(w http.ResponseWriter, r *http.Request) {
		for range 64 {
			_, _ = w.Write(make([]byte, 1<<10))
		}
	})
	if body, _, err := c.Get(context.Background(), address, "*/*", 64<<10); err != nil || len(body) != 64<<10 {
		t.Errorf("%d bytes, %v", len(body), err)
	}
	if body, _, err := c.Get(context.Background(), address, "*/*", 64<<10-1); !errors.Is(err, ErrTooLong) || body != nil {
		t.Errorf("%d bytes, %v", len(body), err)
	}
}

// A server that keeps talking, or never begins, has as long as everybody.
func TestSlowServers(t *testing.T) {
	for name, begin := range map[string]bool{"never begins": false, "never ends": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			done := make(chan struct{})
			c, address := far(t, func(w http.ResponseWriter, r *http.Request) {
				if begin {
					_, _ = w.Write([]byte("{"))
					w.(http.Flusher).Flush()
				}
				select {
				case <-r.Context().Done():
				case <-done:
				}
			})
			defer close(done)
			c.http.Timeout = 50 * time.Millisecond
			_, _, err := c.Get(context.Background(), address, "*/*", 10)
			var slow net.Error
			if !errors.As(err, &slow) || !slow.Timeout() {
				t.Error(err)
			}
		})
	}
	if got := New(Config{}).http.Timeout; got != timeout {
		t.Errorf("a call may take %v", got)
	}
}

func TestCertificatesAreVerified(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("yes")) }))
	t.Cleanup(server.Close)
	if _, _, err := New(Config{Loopback: true}).Get(context.Background(), server.URL, "*/*", 10); err == nil {
		t.Error("a certificate of nobody was taken")
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
	body, _, err := New(Config{Loopback: true, Roots: roots}).Get(context.Background(), server.URL, "*/*", 10)
	if err != nil || string(body) != "yes" {
		t.Errorf("%q, %v", body, err)
	}
}

// Paths and queries may carry secrets; errors are logged.
func TestErrorsNameNeitherPathNorQuery(t *testing.T) {
	c, address := far(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	for _, at := range []string{address, "http://127.0.0.1:1"} {
		_, _, err := c.Get(context.Background(), at+"/?token=secret", "*/*", 10)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Error(err)
		}
	}
}

// What goes to logs at every call does not say where it led.
func TestAnErrorDoesNotNameTheAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close() // nobody listens there now
	_, _, err = New(Config{Loopback: true}).Get(context.Background(), "http://"+address+"/secret?secret", "*/*", 1)
	if err == nil || strings.Contains(err.Error(), "127.0.0.1") || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

// A body is sent nowhere that nothing would be fetched from: not by a name, nor by one that changes, nor by a redirect.
func TestPostsLookAtAddressesToo(t *testing.T) {
	post := func(c *Client, address string) (int, error) {
		return c.Post(context.Background(), address, http.Header{}, []byte("{}"))
	}
	c := dry(t, Config{Resolver: names(t, []string{"1.1.1.1"}, []string{"169.254.169.254"})})
	for _, want := range []error{errReached, ErrNotPublic, ErrNotPublic} {
		if _, err := post(c, "https://hooks.example/"); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	var calls atomic.Int32
	c, address := far(t, func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		http.Redirect(w, r, "/elsewhere", http.StatusPermanentRedirect)
	})
	if status, err := post(c, address); status != http.StatusPermanentRedirect || err != nil || calls.Load() != 1 {
		t.Errorf("status %d after %d calls: %v", status, calls.Load(), err)
	}
	if _, err := post(New(Config{}), "https://10.0.0.1/"); err == nil {
		t.Error("a private address was called")
	}
}
