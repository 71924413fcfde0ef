package convergence

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parleyhq/parley/localstack/convergence/client"
	"github.com/parleyhq/parley/localstack/convergence/roughnet"
	"github.com/parleyhq/parley/localstack/stacktest"
)

// patience bounds every wait of these tests for something that must come.
const patience = 60 * time.Second

// breath is between two looks at something that must come.
const breath = 25 * time.Millisecond

// deployment is a running stack, its clients, and the network between.
type deployment struct {
	*stacktest.Stack
	t      *testing.T
	seed   uint64
	url    string // of the stack, the same in all its lives
	socket string // where sockets connect
	http   *http.Client
	net    *roughnet.Network
	server *client.API // the demo app's server

	mu      sync.Mutex
	devices []*client.Device
}

// start starts a fresh stack with a fault proxy that does nothing yet, and whose demo app has no limits.
func start(t *testing.T, env map[string]string) *deployment {
	t.Helper()
	d := &deployment{t: t, seed: stacktest.Seed(t, "./localstack/convergence")}
	all := map[string]string{"PARLEY_FAULTS": "seed=1", "PARLEY_PORT": freePort(t)}
	maps.Copy(all, env)
	d.Stack = stacktest.Start(t, stacktest.Options{Env: all})
	d.url, d.socket = d.HTTPURL, d.WSURL
	d.http = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}, Timeout: 40 * time.Second}
	d.net = roughnet.New(d.seed)
	d.server = &client.API{Base: d.url, HTTP: d.http, Token: d.Demo.APIKey}
	t.Cleanup(d.http.CloseIdleConnections)
	t.Cleanup(d.disconnectAll)
	if err := d.server.Unlimit(t.Context(), d.Demo.AppID); err != nil {
		t.Fatal(err)
	}
	return d
}

// freePort is a port that a stack can have again after it was killed: not one of those that connections
// are given.
func freePort(t *testing.T) string {
	t.Helper()
	for range 100 {
		port := strconv.Itoa(20_000 + rand.IntN(10_000))
		if listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:"+port); err == nil {
			_ = listener.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return ""
}

// under is the same deployment for a part of the test.
func (d *deployment) under(t *testing.T) *deployment {
	part := &deployment{t: t, Stack: d.Stack, seed: d.seed, url: d.url, socket: d.socket, http: d.http, net: d.net, server: d.server}
	t.Cleanup(part.disconnectAll)
	return part
}

func (d *deployment) disconnectAll() {
	d.mu.Lock()
	all := d.devices
	d.devices = nil
	d.mu.Unlock()
	for _, device := range all {
		device.Disconnect()
	}
}

// random is a source of its own for each name: what one goroutine draws moves no other's.
func (d *deployment) random(name string) *rand.Rand {
	h := fnv.New64a()
	_, _ = io.WriteString(h, d.t.Name()+"\x00"+name)
	return rand.New(rand.NewPCG(d.seed, h.Sum64()))
}

// patient ends with the test or with its patience.
func (d *deployment) patient() (context.Context, context.CancelFunc) {
	return context.WithTimeout(d.t.Context(), patience)
}

// login opens a session of a user.
func (d *deployment) login(user string) *client.API {
	d.t.Helper()
	ctx, cancel := d.patient()
	defer cancel()
	api, err := client.Login(ctx, d.url, d.http, user)
	if err != nil {
		d.t.Fatalf("%s logs in: %v", user, err)
	}
	return api
}

// device logs a user in on a device that is not connected yet. The name is what the network knows it by.
func (d *deployment) device(user, name string, more ...func(*client.Options)) *client.Device {
	d.t.Helper()
	o := client.Options{
		User: user, API: d.login(user), SocketURL: d.socket, Dial: d.net.Dial(name), Random: d.random(name),
	}
	for _, m := range more {
		m(&o)
	}
	device := client.New(o)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.devices = append(d.devices, device)
	return device
}

// live connects a device and waits until it is up to date.
func (d *deployment) live(device *client.Device) {
	d.t.Helper()
	device.Connect()
	select {
	case <-device.Live():
	case <-time.After(patience):
		d.t.Fatalf("%s was not up to date within %s", device.User(), patience)
	}
}

// must makes a call that is not to be refused.
func (d *deployment) must(api *client.API, method, path string, body any) client.Answer {
	d.t.Helper()
	ctx, cancel := d.patient()
	defer cancel()
	a := api.Settle(ctx, method, path, body)
	if !a.Done() {
		d.t.Errorf("not done: %s", a)
	}
	return a
}

// group makes a channel of its first person, by the server in their name.
func (d *deployment) group(fields client.Object, people ...string) string {
	d.t.Helper()
	body := client.Object{"participants": people}
	maps.Copy(body, fields)
	var made client.Channel
	if err := d.must(d.server.As(people[0]), http.MethodPost, "/v1/channels", body).Into(&made); err != nil {
		d.t.Fatal(err)
	}
	return made.ID
}

// say sends a message in somebody's name, and gives it as it is answered.
func (d *deployment) say(user, channel, words string) (e client.Entry) {
	d.t.Helper()
	body := client.Object{"message": text(words), "recipients": client.Object{"channels": []string{channel}}}
	if err := d.must(d.server.As(user), http.MethodPost, "/v1/messages", body).Into(&e); err != nil {
		d.t.Error(err)
	}
	return e
}

func text(words string) client.Object {
	return client.Object{"type": "text", "content": client.Object{"text": words}}
}

// long is a message that events and lists only point to.
func long(words string) client.Object {
	parts := []client.Object{{"mime_type": "text/plain", "body": words}}
	for range 20 {
		parts = append(parts, client.Object{"mime_type": "text/plain", "body": strings.Repeat("x", 2000)})
	}
	return client.Object{"parts": parts}
}

// eventually waits until look finds nothing wrong.
func (d *deployment) eventually(what string, look func() []string) {
	d.t.Helper()
	until := time.Now().Add(patience / 3)
	for {
		wrong := look()
		if len(wrong) == 0 {
			return
		}
		if time.Now().After(until) {
			d.t.Errorf("%s:\n  %s", what, strings.Join(wrong, "\n  "))
			return
		}
		time.Sleep(breath)
	}
}

// numbered are n user ids.
func numbered(name string, n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprint(name, i))
	}
	return out
}

// together does something for each, all at once.
func together[T any](all []T, do func(T)) {
	var group sync.WaitGroup
	for _, one := range all {
		group.Go(func() { do(one) })
	}
	group.Wait()
}
