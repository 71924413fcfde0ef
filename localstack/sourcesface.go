package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"github.com/parleyhq/parley/localstack/queues"
	"github.com/parleyhq/parley/localstack/schedules"
)

// serveSources shows how streams, queues and schedules are doing, and lets people and tests disturb
// them.
func (s *stack) serveSources(local *http.ServeMux) {
	local.HandleFunc("GET /local/streams", s.showStreams)
	local.HandleFunc("PUT /local/streams/{function}/{event}", s.changeStream)
	local.HandleFunc("GET /local/queues", s.showQueues)
	local.HandleFunc("POST /local/schedules/{function}", s.runSchedule)
}

func (s *stack) showStreams(w http.ResponseWriter, r *http.Request) {
	status, err := s.sources.streams.Status(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	sendJSON(w, status)
}

// changeStream takes {"stalled": true}, {"poison": 3}, {"replay": true}, or several at once.
func (s *stack) changeStream(w http.ResponseWriter, r *http.Request) {
	var input struct {
		Stalled *bool `json:"stalled"`
		Poison  *int  `json:"poison"`
		Replay  bool  `json:"replay"`
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16))
	d.DisallowUnknownFields()
	err := d.Decode(&input)
	if err != nil || input.Stalled == nil && input.Poison == nil && !input.Replay || input.Poison != nil && *input.Poison < 0 {
		http.Error(w, `send {"stalled": true}, {"poison": 3} or {"replay": true}`, http.StatusBadRequest)
		return
	}
	name, known := r.PathValue("function")+"/"+r.PathValue("event"), true
	if input.Poison != nil {
		known = s.sources.streams.Poison(name, *input.Poison)
	}
	if input.Replay {
		known = s.sources.streams.Replay(name)
	}
	if input.Stalled != nil { // last, so that a mapping that goes on finds what it is to meet
		known = s.sources.streams.Stall(name, *input.Stalled)
	}
	if !known {
		http.Error(w, "no function reads a stream as "+name, http.StatusNotFound)
		return
	}
	s.showStreams(w, r)
}

func (s *stack) showQueues(w http.ResponseWriter, _ *http.Request) {
	out := []queues.Counts{}
	if s.queues != nil {
		names := s.queues.Names()
		slices.Sort(names)
		for _, name := range names {
			counts, err := s.queues.Counts(name)
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			out = append(out, counts)
		}
	}
	sendJSON(w, out)
}

func (s *stack) runSchedule(w http.ResponseWriter, r *http.Request) {
	err := s.sources.schedules.Run(r.Context(), r.PathValue("function"))
	switch {
	case errors.Is(err, schedules.ErrUnknown):
		http.Error(w, err.Error(), http.StatusNotFound)
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadGateway)
	default:
		sendJSON(w, struct{}{})
	}
}
