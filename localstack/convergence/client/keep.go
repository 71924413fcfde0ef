package client

import (
	"context"
	"time"
)

// keep keeps a socket. A new one says hello before the old one ends, and the old one is heard for a while
// longer: what was on its way to it is on its way to no other.
func (d *Device) keep(ctx context.Context) {
	const soonest, latest = 20 * time.Millisecond, time.Second
	backoff := soonest
	var links []*Link
	defer func() {
		for _, l := range links {
			l.Cut()
			<-l.Ended()
		}
	}()
	for ctx.Err() == nil {
		link, err := d.open(ctx)
		if err != nil {
			pause(ctx, d.jitter(backoff))
			backoff = min(2*backoff, latest)
			continue
		}
		backoff = soonest
		links = append(living(links), link)
		d.enter(link, len(links) > 1)
		d.stay(ctx, link)
	}
}

func living(links []*Link) (out []*Link) {
	for _, l := range links {
		select {
		case <-l.Ended():
		default:
			out = append(out, l)
		}
	}
	return out
}

// open dials and says hello.
func (d *Device) open(ctx context.Context) (*Link, error) {
	ctx, cancel := context.WithTimeout(ctx, helloPatience)
	defer cancel()
	link, err := Dial(ctx, d.options.SocketURL, d.options.API.Token, d.options.Dial, d.hear)
	if err != nil {
		return nil, err
	}
	if err := link.Hello(ctx); err != nil {
		link.Cut()
		return nil, err
	}
	return link, nil
}

// enter makes a socket the one that commands go over. Where none lived beside it, something may have been
// missed.
func (d *Device) enter(link *Link, overlaps bool) {
	d.mu.Lock()
	old := d.link
	d.link = link
	d.counts.Connections++
	d.absent = d.absent || !overlaps
	if d.options.NoMending {
		d.nowLive()
	}
	d.mu.Unlock()
	if old != nil && overlaps {
		time.AfterFunc(d.options.Linger, old.Close)
	}
	d.stir()
}

// nowLive tells who waits for it. d.mu is held.
func (d *Device) nowLive() {
	select {
	case <-d.live:
	default:
		close(d.live)
	}
}

// stay waits until the socket has ended or is to be renewed.
func (d *Device) stay(ctx context.Context, link *Link) {
	renew := time.NewTimer(max(time.Until(link.ExpiresAt)-d.options.Lead, 50*time.Millisecond))
	defer renew.Stop()
	select {
	case <-ctx.Done():
	case <-renew.C:
	case <-link.Ended():
		d.mu.Lock()
		if d.link == link {
			d.link = nil
		}
		d.absent = true
		d.mu.Unlock()
	}
}
