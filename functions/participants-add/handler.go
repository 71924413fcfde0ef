package main

import (
	"context"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
)

type request struct {
	UserIDs *[]string `json:"user_ids"`
}

type response struct {
	Data outcomes `json:"data"`
}

type outcomes struct {
	Participants []outcome `json:"participants"`
}

// outcome is what became of one person: they are in the channel, or a problem.
type outcome struct {
	UserID  parley.UserID `json:"user_id"`
	Role    parley.Role   `json:"role,omitzero"`
	Status  string        `json:"status,omitzero"` // added, or already there
	Problem any           `json:"problem,omitzero"`
}

type add func(ctx context.Context, c parley.Credential, named string, people []string) ([]messaging.Added, error)

func handler(add add) web.Handler {
	return web.NoQuery(func(ctx context.Context, r *web.Request) (web.Response, error) {
		var body request
		if err := r.Decode(&body); err != nil {
			return web.Response{}, err
		}
		if body.UserIDs == nil {
			return web.Response{}, web.Missing("/user_ids")
		}
		added, err := add(ctx, r.Credential, r.Param("id"), *body.UserIDs)
		if err != nil {
			return web.Response{}, err
		}
		list := make([]outcome, len(added))
		for i, a := range added {
			list[i] = outcomeOf(a, r.ID)
		}
		return web.OK(response{outcomes{list}}), nil
	})
}

func outcomeOf(a messaging.Added, requestID string) outcome {
	switch {
	case a.Err != nil:
		return outcome{UserID: a.User, Problem: web.ProblemOf(a.Err, requestID)}
	case a.Fresh:
		return outcome{UserID: a.User, Role: a.Role, Status: "added"}
	}
	return outcome{UserID: a.User, Role: a.Role, Status: "already"}
}
