// Package calls is a call provider for demos: rooms without sound or pictures. It does what a real one does in docs/calls.md,
// it is told a message's callback_url, lets people join and leave, and says there how the call goes. It must not know
// anything of Parley but that address.
package calls

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	rings    = 45 * time.Second // until somebody answers
	silence  = 35 * time.Second // after which somebody who does not say that they are there has left
	look     = time.Second      // how often that is looked at
	kept     = time.Hour        // after which a room is forgotten
	attempts = 5
	most     = 1000 // rooms at once
)

// Status is what is reported: metadata.call of the message.
type Status struct {
	State   string     `json:"state"` // ringing, live, over
	People  int        `json:"people,omitempty"`
	Since   *time.Time `json:"since,omitempty"`
	Seconds int        `json:"seconds,omitempty"`
}

// Provider keeps rooms in memory. Safe for concurrent use.
type Provider struct {
	url                  string // where callbacks are taken
	rings, silence, look time.Duration

	mu    sync.Mutex
	rooms map[string]*room
}

// room is one call. Its reports go out one after the other.
type room struct {
	callback string
	opened   time.Time
	people   map[string]time.Time // when they last said that they are there
	since    time.Time
	over     bool
	reports  chan Status
}

// New makes a provider that reports to callbacks of this URL alone.
func New(url string) *Provider {
	return &Provider{url: url, rings: rings, silence: silence, look: look, rooms: map[string]*room{}}
}

// Handler serves the provider's own small API: PUT /local/calls/{room}, POST /local/calls/{room}/join and /leave.
func (p *Provider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /local/calls/{room}", p.open)
	// Who is in a room joins it again and again, to say that they still are.
	mux.HandleFunc("POST /local/calls/{room}/join", p.change((*room).join))
	mux.HandleFunc("POST /local/calls/{room}/leave", p.change((*room).leave))
	return mux
}

type input struct {
	User        string `json:"user"`
	CallbackURL string `json:"callback_url"`
}

func read(w http.ResponseWriter, r *http.Request) (input, bool) {
	var in input
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<14)).Decode(&in); err != nil || in.User == "" {
		http.Error(w, `send {"user": "alice"}`, http.StatusBadRequest)
		return in, false
	}
	return in, true
}

// open makes a room in which its caller waits.
func (p *Provider) open(w http.ResponseWriter, r *http.Request) {
	in, ok := read(w, r)
	if !ok {
		return
	}
	callback, err := url.Parse(in.CallbackURL)
	if err != nil || !strings.HasPrefix(callback.Path, "/v1/callbacks/") {
		http.Error(w, "callback_url must be one of this stack", http.StatusBadRequest)
		return
	}
	now := time.Now()
	made := &room{callback: p.url + callback.Path, opened: now, people: map[string]time.Time{in.User: now}, reports: make(chan Status, 100)}
	name := r.PathValue("room")
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rooms[name] != nil || len(p.rooms) >= most {
		http.Error(w, "there is no such room to be had", http.StatusConflict)
		return
	}
	p.rooms[name] = made
	go made.tell()
	go p.watch(made)
	time.AfterFunc(kept, func() { p.forget(name) })
	w.WriteHeader(http.StatusCreated)
}

// change answers with how the call goes then; one that nobody knows is over.
func (p *Provider) change(what func(*room, string, time.Time)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		in, ok := read(w, r)
		if !ok {
			return
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		found := p.rooms[r.PathValue("room")]
		if found != nil && !found.over {
			what(found, in.User, time.Now())
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]bool{"over": found == nil || found.over})
	}
}

// watch ends a call that nobody answers, and lets go of who has gone without a word.
func (p *Provider) watch(r *room) {
	for tick := time.NewTicker(p.look); ; {
		now := <-tick.C
		p.mu.Lock()
		if !r.over && r.since.IsZero() && now.Sub(r.opened) > p.rings {
			r.end(0)
		}
		for user, heard := range r.people {
			if !r.over && now.Sub(heard) > p.silence {
				r.leave(user, now)
			}
		}
		over := r.over
		p.mu.Unlock()
		if over {
			tick.Stop()
			return
		}
	}
}

func (p *Provider) forget(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r := p.rooms[name]; r != nil && !r.over {
		r.end(time.Since(r.since))
	}
	delete(p.rooms, name)
}

func (r *room) join(user string, now time.Time) {
	_, there := r.people[user]
	r.people[user] = now
	if there {
		return
	}
	if r.since.IsZero() {
		r.since = now
	}
	r.say()
}

// leave ends a call in which nobody is left to talk to, and one that is declined.
func (r *room) leave(user string, now time.Time) {
	_, there := r.people[user]
	delete(r.people, user)
	switch {
	case r.since.IsZero():
		r.end(0)
	case there && len(r.people) < 2:
		r.end(now.Sub(r.since))
	case there:
		r.say()
	}
}

func (r *room) say() {
	since := r.since.UTC().Truncate(time.Millisecond)
	r.report(Status{State: "live", People: len(r.people), Since: &since})
}

func (r *room) end(after time.Duration) {
	r.over = true
	seconds := int(after.Round(time.Second) / time.Second)
	if !r.since.IsZero() {
		seconds = max(1, seconds)
	}
	r.report(Status{State: "over", Seconds: seconds})
	close(r.reports)
}

// report puts a status behind those before it; where so many wait the newest alone counts anyway.
func (r *room) report(s Status) {
	select {
	case r.reports <- s:
	default:
	}
}

// tell posts what is reported, again where the answer is not that it was taken.
func (r *room) tell() {
	for status := range r.reports {
		for attempt := 1; attempt <= attempts; attempt++ {
			if post(r.callback, status) == nil {
				break
			}
			time.Sleep(time.Duration(attempt) * 300 * time.Millisecond)
		}
	}
}

func post(callback string, status Status) error {
	text, err := json.Marshal(status)
	if err != nil {
		return err
	}
	answer, err := http.Post(callback, "application/json", bytes.NewReader(text))
	if err != nil {
		return err
	}
	_ = answer.Body.Close()
	if answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode >= http.StatusInternalServerError {
		return fmt.Errorf("calls: the callback answered %d", answer.StatusCode)
	}
	return nil
}
