package streams

import (
	"context"
	"sync"
	"time"

	"github.com/parleyhq/parley/localstack/eventsource"
	"github.com/parleyhq/parley/localstack/pattern"
)

// poller reads the stream of one mapping into lanes, and calls the function from there.
type poller struct {
	Mapping
	config Config
	source Source
	saved  *checkpoints
	lanes  []*lane

	mu      sync.Mutex
	at      Position   // where reading goes on
	recent  []Position // the places of the records read last, and of one before them
	ledger  ledger
	stalled bool
	poison  int // so many batches fail without a call
	counts  counts
	changed eventsource.Bell // rung when any of these may have

	peeking sync.Mutex
	peek    Source // for people who ask how far behind the mapping is
}

type counts struct{ records, batches, retries, discarded int }

const (
	// What is read ahead is bounded, so that a function that fails for long does not fill memory.
	readAhead = 1000
	replayed  = 1000 // records that Replay goes back
	// A stack that hears of writes asks now and then all the same; another asks as often as is worth
	// while: more often while there is something.
	askAnyway  = time.Second
	askSoonest = 20 * time.Millisecond
	askLatest  = 200 * time.Millisecond
)

func newPoller(ctx context.Context, config Config, m Mapping, saved *checkpoints) (*poller, error) {
	p := &poller{Mapping: m, config: config, saved: saved}
	var err error
	if p.source, err = config.Source(ctx, m.Table); err != nil {
		return nil, err
	}
	if p.peek, err = config.Source(ctx, m.Table); err != nil {
		return nil, err
	}
	for range m.Parallel {
		p.lanes = append(p.lanes, &lane{})
	}
	p.at = saved.get(m.Name())
	if p.at.Stream != p.source.Start().Stream {
		if p.at, err = p.begin(ctx); err != nil {
			return nil, err
		}
		saved.set(m.Name(), p.at)
		if err := saved.save(); err != nil {
			return nil, err
		}
	}
	p.recent = []Position{p.at}
	return p, nil
}

// begin is where a mapping without a checkpoint starts.
func (p *poller) begin(ctx context.Context) (Position, error) {
	at := p.source.Start()
	for p.Latest {
		records, next, err := p.source.Read(ctx, at)
		if err != nil || len(records) == 0 {
			return next, err
		}
		at = next
	}
	return at, nil
}

func (p *poller) run(ctx context.Context) {
	var lanes sync.WaitGroup
	for _, l := range p.lanes {
		lanes.Go(func() { p.work(ctx, l) })
	}
	p.read(ctx)
	lanes.Wait()
}

// work calls the function with one batch of a lane after the other.
func (p *poller) work(ctx context.Context, l *lane) {
	for {
		batch := l.next(ctx, p.BatchSize, p.Window)
		if batch == nil {
			return
		}
		p.deliver(ctx, batch)
	}
}

// read keeps the lanes filled until ctx ends.
func (p *poller) read(ctx context.Context) {
	failures, idle := 0, time.Duration(0)
	for ctx.Err() == nil {
		var written <-chan struct{}
		if p.config.Written != nil {
			written = p.config.Written()
		}
		changed := p.changed.Next()
		n, err := p.fetch(ctx)
		switch {
		case err != nil:
			failures++
			if failures == sayAfter && ctx.Err() == nil {
				p.config.Say(p.Name() + "  its stream cannot be read: " + err.Error())
			}
			eventsource.Pause(ctx, min(eventsource.Backoff(failures), askAnyway), nil, nil)
		case n == 0:
			failures = 0
			idle = p.nextIdle(idle)
			eventsource.Pause(ctx, idle, written, changed)
		default:
			failures, idle = 0, 0
		}
	}
}

// sayAfter keeps what passes by itself from people.
const sayAfter = 8

func (p *poller) nextIdle(last time.Duration) time.Duration {
	if p.config.Written != nil {
		return askAnyway
	}
	return min(max(2*last, askSoonest), askLatest)
}

// fetch reads once, and gives how many records came.
func (p *poller) fetch(ctx context.Context) (int, error) {
	p.mu.Lock()
	from, full := p.at, p.stalled || len(p.ledger.entries) >= max(readAhead, 2*p.BatchSize*p.Parallel)
	p.mu.Unlock()
	if full {
		return 0, nil
	}
	records, next, err := p.source.Read(ctx, from)
	if err != nil {
		return 0, err
	}
	if len(records) > 0 && p.config.Delay != nil {
		eventsource.Pause(ctx, p.config.Delay(), nil, nil)
	}
	wanted := make([]bool, len(records))
	for n, r := range records {
		wanted[n] = p.wants(r)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.at != from { // it was sent back meanwhile
		return len(records), nil
	}
	p.at = next
	read := make([][]waiting, len(p.lanes))
	for n, r := range records {
		place := Position{Stream: next.Stream, Shard: r.Shard, Sequence: r.Sequence}
		p.recent = append(p.recent, place)
		e := p.ledger.add(place, r.Created)
		if wanted[n] {
			lane := laneOf(r.Item, len(p.lanes))
			read[lane] = append(read[lane], waiting{r, e, time.Now()})
		} else {
			p.finishEntry(e)
		}
	}
	for n, some := range read {
		if len(some) > 0 {
			p.lanes[n].put(some)
		}
	}
	p.recent = p.recent[max(0, len(p.recent)-replayed-1):]
	return len(records), nil
}

// wants says whether a record passes the mapping's filters.
func (p *poller) wants(r Record) bool {
	if r.Unchanged {
		return false
	}
	if len(p.Filters) == 0 {
		return true
	}
	v, err := pattern.Decode(r.JSON)
	return err == nil && pattern.Any(p.Filters, v)
}

// finish notes that records are done.
func (p *poller) finish(records []waiting) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, r := range records {
		p.finishEntry(r.entry)
	}
	p.changed.Ring()
}

// finishEntry moves the checkpoint, never back: what is replayed was done before. p.mu is held.
func (p *poller) finishEntry(e *entry) {
	place, moved := p.ledger.finish(e)
	last := p.saved.get(p.Name())
	if moved && (place.Shard != last.Shard || after(place.Sequence, last.Sequence)) {
		p.saved.set(p.Name(), place)
	}
}
