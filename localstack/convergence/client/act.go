package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Way is how a command goes to the server.
type Way int

// A command goes over HTTP, or over the socket, and then over HTTP where no answer came.
const (
	HTTP Way = iota
	Socket
)

const commandPatience = 12 * time.Second

// command sends a frame over the socket. done is false where nothing is known of what came of it.
func (d *Device) command(ctx context.Context, frame Object) (f Frame, done bool) {
	link := d.Link()
	if link == nil {
		return f, false
	}
	ctx, cancel := context.WithTimeout(ctx, commandPatience)
	defer cancel()
	f, err := link.Command(ctx, frame)
	if err != nil {
		return f, false
	}
	refused := f.Type == "error" && f.Problem != nil && f.Problem.Status >= 400 && f.Problem.Status < 500
	return f, f.Type == "ok" || refused && f.Problem.Status != http.StatusTooManyRequests
}

// answer is what came of a frame, in the form of a call's.
func (f Frame) answer(frame Object) Answer {
	a := Answer{Call: fmt.Sprint("frame ", frame), Status: http.StatusOK, Body: f.Data}
	if f.Problem != nil {
		a.Status, a.Code, a.Err = f.Problem.Status, f.Problem.Code, errors.New(f.Problem.Detail)
	}
	return a
}

// Send sends a message under a key until it is there or refused.
func (d *Device) Send(ctx context.Context, way Way, channel, key string, message Object) (e Entry, a Answer) {
	body := Object{"message": message, "recipients": Object{"channels": []string{channel}}}
	answered := false
	if way == Socket {
		frame := Object{"type": "message.send", "key": key, "message": body["message"], "recipients": body["recipients"]}
		var f Frame
		if f, answered = d.command(ctx, frame); answered {
			a = f.answer(frame)
		}
	}
	if !answered {
		a = d.options.API.Settle(ctx, http.MethodPost, "/v1/messages", body, "Idempotency-Key", key)
	}
	if a.Done() {
		a.Err = a.Into(&e)
		d.Look(func(m *Model) { m.Sent(&e) })
		d.stir()
	}
	return e, a
}

// Mark says that everything up to an entry was delivered or seen.
func (d *Device) Mark(ctx context.Context, way Way, kind, channel string, sequence int64) Answer {
	if way == Socket {
		frame := Object{"type": kind, "channel_id": channel, "sequence_id": sequence}
		if f, answered := d.command(ctx, frame); answered {
			return d.marked(channel, f.answer(frame))
		}
	}
	return d.marked(channel, d.options.API.Settle(ctx, http.MethodPut, "/v1/channels/"+channel+"/"+kind, Object{"sequence_id": sequence}))
}

func (d *Device) marked(channel string, a Answer) Answer {
	var w Watermarks
	if a.Done() && a.Into(&w) == nil {
		d.Look(func(m *Model) { m.Marked(channel, w) })
	}
	return a
}

// Clear clears the device's user's history up to an entry.
func (d *Device) Clear(ctx context.Context, channel string, upto int64) Answer {
	a := d.options.API.Settle(ctx, http.MethodPut, "/v1/channels/"+channel+"/cleared", Object{"sequence_id": upto})
	if a.Done() {
		d.Look(func(m *Model) { m.Cleared(channel, upto) })
	}
	return a
}

// Call makes any other call over HTTP until it is done or refused.
func (d *Device) Call(ctx context.Context, method, path string, body any) Answer {
	return d.options.API.Settle(ctx, method, path, body)
}

// Sent takes over a message that was answered to its author.
func (m *Model) Sent(e *Entry) {
	room := m.Channels[e.Channel]
	if room == nil || e.Sequence == 0 {
		return
	}
	room.highChange = max(room.highChange, e.Change)
	m.store(e.Channel, room, e)
	room.advance()
}
