package roughnet

import (
	"bufio"
	"math/rand/v2"
	"net"
	"sync"
	"time"
)

// path is one connection through the network.
type path struct {
	network        *Network
	name           string
	client, server net.Conn
	random         *rand.Rand
	ended          chan struct{}
	once           sync.Once

	mu     sync.Mutex
	thawed chan struct{} // closed while it is not frozen
}

// longestHold is how long a message waits for another one to pass.
const longestHold = 300 * time.Millisecond

// cut ends both sides with a reset: what was on its way is lost.
func (p *path) cut() {
	p.once.Do(func() {
		close(p.ended)
		for _, c := range []net.Conn{p.client, p.server} {
			if tcp, ok := c.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
			_ = c.Close()
		}
		p.network.forget(p)
	})
}

// close ends both sides in order.
func (p *path) close() {
	p.once.Do(func() {
		close(p.ended)
		_ = p.client.Close()
		_ = p.server.Close()
		p.network.forget(p)
	})
}

func (p *path) freeze(until chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.thawed = until
}

// pass waits while the path is frozen. It is false where it has ended.
func (p *path) pass() bool {
	p.mu.Lock()
	thawed := p.thawed
	p.mu.Unlock()
	select {
	case <-p.ended:
		return false
	case <-thawed:
		return true
	}
}

// up carries what the client sends.
func (p *path) up() {
	defer p.close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := p.client.Read(buffer)
		if !p.pass() {
			return
		}
		if _, writeErr := p.server.Write(buffer[:n]); err != nil || writeErr != nil {
			return
		}
	}
}

// down carries what the server sends: the answer to the handshake, then messages through the weather.
func (p *path) down() {
	defer p.close()
	reader := bufio.NewReader(p.server)
	head, err := readHead(reader)
	if _, writeErr := p.client.Write(head); err != nil || writeErr != nil {
		return
	}
	messages := make(chan message)
	go func() {
		defer close(messages)
		for {
			m, err := readMessage(reader)
			if err != nil {
				return
			}
			select {
			case messages <- m:
			case <-p.ended:
				return
			}
		}
	}()
	p.deliver(messages)
}

// deliver passes messages on. At most one is held back, until another has passed or for a while.
func (p *path) deliver(messages <-chan message) {
	var held []byte
	var late <-chan time.Time
	for {
		var m message
		open := true
		select {
		case m, open = <-messages:
		case <-late:
		}
		var f fate
		if m.bytes != nil && !m.control {
			f = p.network.fate(p.random)
		}
		if m.control && !p.write(held, fate{}) { // what the socket itself says passes nothing
			return
		} else if m.control {
			held = nil
		}
		if f.hold && held == nil && !f.drop && !f.double {
			held, late = m.bytes, time.After(longestHold)
			continue
		}
		if held != nil && m.bytes != nil {
			p.network.reordered()
		}
		if !p.write(m.bytes, f) || !p.write(held, fate{}) || !open {
			return
		}
		held, late = nil, nil
	}
}

// write sends bytes to the client as their fate has it. It is false where the path has ended.
func (p *path) write(bytes []byte, f fate) bool {
	if bytes == nil || f.drop {
		return true
	}
	if f.delay > 0 {
		select {
		case <-time.After(f.delay):
		case <-p.ended:
			return false
		}
	}
	if !p.pass() {
		return false
	}
	if f.double {
		bytes = append(bytes[:len(bytes):len(bytes)], bytes...)
	}
	_, err := p.client.Write(bytes)
	return err == nil
}
