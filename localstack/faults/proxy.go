package faults

import (
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Proxy stands before an engine and misbehaves as its Config says. It is safe for use by several
// goroutines.
type Proxy struct {
	engine *engine
	pass   http.Handler
	counts counts
	tokens tokens

	// gate is held for reading by every request under way, so that Set falls between requests: no
	// write is half tracked, and no read is answered by two configurations.
	gate  sync.RWMutex
	state *state
}

// state is what begins anew when the configuration is set.
type state struct {
	cfg     Config
	number  atomic.Uint64
	locks   locks
	history history
}

// NewProxy returns a proxy before the engine at target.
func NewProxy(target *url.URL, cfg Config) *Proxy {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = nil
	transport.MaxIdleConns = 0
	transport.MaxIdleConnsPerHost = 256
	// The callers' connections are kept; compressing between two processes of one machine costs more
	// than it saves, and answers must be readable here.
	transport.DisableCompression = true
	p := &Proxy{engine: newEngine(target, transport), state: &state{cfg: cfg}}
	p.pass = &httputil.ReverseProxy{
		Transport:  transport,
		BufferPool: &bufferPool{},
		Rewrite: func(r *httputil.ProxyRequest) {
			host := r.In.Host
			r.SetURL(target)
			r.Out.Host = host // it is part of what the caller signed
		},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			unreachable(err).write(w)
		},
	}
	return p
}

// Config is the configuration in force.
func (p *Proxy) Config() Config {
	p.gate.RLock()
	defer p.gate.RUnlock()
	return p.state.cfg
}

// Set changes the configuration once the requests under way are answered, and makes everything
// written so far visible to every read. Requests are numbered from 1 again; counts go on.
func (p *Proxy) Set(cfg Config) {
	p.gate.Lock()
	defer p.gate.Unlock()
	p.state = &state{cfg: cfg}
}

// Counts tells how often each fault happened since the proxy was made, by the Count names. What never
// happened is absent.
func (p *Proxy) Counts() map[string]int { return p.counts.copy() }

// The operations that read or write items.
const (
	opGet           = "GetItem"
	opBatchGet      = "BatchGetItem"
	opQuery         = "Query"
	opScan          = "Scan"
	opPut           = "PutItem"
	opUpdate        = "UpdateItem"
	opDelete        = "DeleteItem"
	opBatchWrite    = "BatchWriteItem"
	opTransactGet   = "TransactGetItems"
	opTransactWrite = "TransactWriteItems"

	opGetRecords = "GetRecords"
)

// handler finds what serves an operation; nil for what only passes through.
func handler(op string, cfg Config) func(*call) {
	switch op {
	case opGet:
		return (*call).getItem
	case opBatchGet:
		return (*call).batchGet
	case opQuery:
		return (*call).query
	case opScan:
		return (*call).scan
	case opPut, opUpdate, opDelete:
		return (*call).singleWrite
	case opBatchWrite:
		return (*call).batchWrite
	case opTransactGet:
		return (*call).transactGet
	case opTransactWrite:
		return (*call).transactWrite
	case opGetRecords:
		if cfg.Torn > 0 {
			return (*call).getRecords
		}
	}
	return nil
}

func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.gate.RLock()
	defer p.gate.RUnlock()
	s := p.state
	_, op, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	if op == "CreateTable" || op == "DeleteTable" {
		p.engine.forgetSchemas()
	}
	serve := handler(op, s.cfg)
	if serve == nil || s.cfg.quiet() {
		p.pass.ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		panic(http.ErrAbortHandler) // the caller broke off: there is nobody to answer
	}
	c := &call{p: p, s: s, w: w, r: r, op: op, body: body, start: time.Now()}
	if op != opGetRecords {
		c.plan = newPlan(s.cfg, s.number.Add(1))
		c.wait()
		if c.refuse() {
			return
		}
	}
	serve(c)
}

// maxBody is above what any engine takes: 16 MB of items, as JSON.
const maxBody = 64 << 20

// bufferPool spares the pass-through an allocation of 32 KB a request.
type bufferPool struct{ pool sync.Pool }

func (b *bufferPool) Get() []byte {
	if buf, ok := b.pool.Get().(*[]byte); ok {
		return *buf
	}
	return make([]byte, 32<<10)
}

func (b *bufferPool) Put(buf []byte) { b.pool.Put(&buf) }
