package roughnet

import (
	"context"
	"math/rand/v2"
	"net"
	"sync"
)

// Network is where clients dial servers through.
type Network struct {
	seed uint64

	mu      sync.Mutex
	weather Weather
	paths   map[*path]bool
	opened  uint64
	counts  Counts
}

// Counts say how often each thing happened.
type Counts struct{ Messages, Dropped, Doubled, Reordered, Cut int }

// New makes a network that does nothing yet.
func New(seed uint64) *Network { return &Network{seed: seed, paths: map[*path]bool{}} }

// Set changes the weather, for the messages that come from now on.
func (n *Network) Set(w Weather) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.weather = w
}

// Counts are what happened so far.
func (n *Network) Counts() Counts {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.counts
}

// Dial connects a client: the name tells its connections from others' to CutOff and Freeze.
func (n *Network) Dial(name string) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		server, err := new(net.Dialer).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		client, inner, err := pair(ctx)
		if err != nil {
			_ = server.Close()
			return nil, err
		}
		n.open(name, inner, server)
		return client, nil
	}
}

// pair is two ends of a real connection: what is in flight on it can be lost as on any.
func pair(ctx context.Context) (client, inner net.Conn, err error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	defer listener.Close()
	if client, err = new(net.Dialer).DialContext(ctx, "tcp", listener.Addr().String()); err != nil {
		return nil, nil, err
	}
	if inner, err = listener.Accept(); err != nil {
		_ = client.Close()
	}
	return client, inner, err
}

func (n *Network) open(name string, client, server net.Conn) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.opened++
	p := &path{
		network: n, name: name, client: client, server: server,
		random: rand.New(rand.NewPCG(n.seed, n.opened)), thawed: closed(), ended: make(chan struct{}),
	}
	n.paths[p] = true
	go p.up()
	go p.down()
}

// CutOff breaks every connection of a name, "" for all, at once and in the middle of whatever passes. It
// says how many there were.
func (n *Network) CutOff(name string) (cut int) {
	for _, p := range n.named(name) {
		p.cut()
		cut++
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.counts.Cut += cut
	return cut
}

// Freeze stops everything on the connections of a name, both ways, until thaw is called. Nobody is told.
func (n *Network) Freeze(name string) (thaw func()) {
	paths := n.named(name)
	frozen := make(chan struct{})
	for _, p := range paths {
		p.freeze(frozen)
	}
	return sync.OnceFunc(func() { close(frozen) })
}

func (n *Network) named(name string) (out []*path) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for p := range n.paths {
		if name == "" || p.name == name {
			out = append(out, p)
		}
	}
	return out
}

// fate draws what befalls a message, and counts it.
func (n *Network) fate(r *rand.Rand) fate {
	n.mu.Lock()
	defer n.mu.Unlock()
	f := n.weather.draw(r)
	n.counts.Messages++
	switch {
	case f.drop:
		n.counts.Dropped++
	case f.double:
		n.counts.Doubled++
	}
	return f
}

func (n *Network) reordered() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.counts.Reordered++
}

func (n *Network) forget(p *path) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.paths, p)
}

func closed() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}
