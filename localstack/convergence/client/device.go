package client

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"
)

// Options make a device.
type Options struct {
	User      string
	API       *API // with the token of a session of the user's
	SocketURL string
	Dial      DialFunc    // nil dials straight
	Hear      func(Event) // each event that comes, before it is applied; nil for nobody
	Random    *rand.Rand  // for jitter
	Lead      time.Duration
	Linger    time.Duration
	Page      int  // messages_per_channel; 0 is the server's own
	NoMending bool // neither fills gaps nor syncs by itself
}

// Device keeps a model up to date: a socket that is renewed before it ends and opened again when it
// breaks, gaps filled by reads, a sync after each absence.
type Device struct {
	options Options
	wake    chan struct{}
	end     context.CancelFunc
	done    sync.WaitGroup

	syncs sync.Mutex // held by a sync

	mu      sync.Mutex
	model   *Model
	link    *Link
	absent  bool // something may have been missed: a sync is due
	live    chan struct{}
	counts  Counts
	stopped bool
}

// Counts are what a device did.
type Counts struct{ Connections, Syncs, Fills int }

const (
	defaultLead   = 2 * time.Second
	defaultLinger = time.Second
	helloPatience = 15 * time.Second
	grace         = 60 * time.Millisecond // for what comes late, before a gap is filled by a read
)

// New makes a device that holds nothing and is not connected.
func New(o Options) *Device {
	if o.Lead == 0 {
		o.Lead = defaultLead
	}
	if o.Linger == 0 {
		o.Linger = defaultLinger
	}
	return &Device{options: o, wake: make(chan struct{}, 1), model: NewModel(o.User), live: make(chan struct{})}
}

// User is whose device it is.
func (d *Device) User() string { return d.options.User }

// API makes calls as the device's user.
func (d *Device) API() *API { return d.options.API }

// Connect keeps a socket from now on, until Disconnect.
func (d *Device) Connect() {
	ctx, end := context.WithCancel(context.Background())
	d.mu.Lock()
	d.end, d.absent, d.stopped, d.live = end, true, false, make(chan struct{})
	d.mu.Unlock()
	d.done.Go(func() { d.keep(ctx) })
	if !d.options.NoMending {
		d.done.Go(func() { d.mend(ctx) })
	}
}

// Disconnect ends the socket without a word, as a device does that is switched off, and waits until
// nothing of it runs.
func (d *Device) Disconnect() {
	d.mu.Lock()
	end, link := d.end, d.link
	d.end, d.stopped = nil, true
	d.mu.Unlock()
	if end == nil {
		return
	}
	if link != nil {
		link.Cut()
	}
	end()
	d.done.Wait()
}

// Look gives the model to a function, alone.
func (d *Device) Look(look func(*Model)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	look(d.model)
}

// Counts are what the device did so far.
func (d *Device) Counts() Counts {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.counts
}

// Link is the socket that commands go over, or nil.
func (d *Device) Link() *Link {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.link
}

// Live is closed when the device is connected, and has synced unless it mends nothing.
func (d *Device) Live() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.live
}

func (d *Device) hear(e Event) {
	if d.options.Hear != nil {
		d.options.Hear(e)
	}
	d.mu.Lock()
	d.model.Apply(e)
	entries, sync := d.model.Gaps()
	d.mu.Unlock()
	if len(entries) > 0 || sync {
		d.stir()
	}
}

// stir makes the mender look.
func (d *Device) stir() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// jitter is up to most, drawn anew.
func (d *Device) jitter(most time.Duration) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	return time.Duration(d.options.Random.Int64N(int64(most)))
}
