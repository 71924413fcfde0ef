package parley_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/shared/parley"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// connectedAt is a connection made some minutes after noon, which lives for two hours.
func connectedAt(id string, minutes int) parley.Connection {
	at := noon.Add(time.Duration(minutes) * time.Minute)
	return parley.Connection{ID: id, Session: "s", ConnectedAt: at, ExpiresAt: at.Add(2 * time.Hour)}
}

func ids(connections []parley.Connection) []string {
	all := []string{}
	for _, each := range connections {
		all = append(all, each.ID)
	}
	return all
}

func TestAConnectionIsLiveUntilItExpires(t *testing.T) {
	c := parley.Connections{All: []parley.Connection{connectedAt("late", 60), connectedAt("early", 0), connectedAt("same", 0)}}
	for rule, test := range map[string]struct {
		at            time.Time
		live, surplus []string
	}{
		"all, oldest first, and by id where as old": {noon, []string{"early", "same", "late"}, []string{}},
		"until the last instant":                    {noon.Add(2*time.Hour - 1), []string{"early", "same", "late"}, []string{}},
		"not at its end":                            {noon.Add(2 * time.Hour), []string{"late"}, []string{"early", "same"}},
		"none":                                      {noon.Add(9 * time.Hour), []string{}, []string{"late", "early", "same"}},
	} {
		t.Run(rule, func(t *testing.T) {
			if diff := cmp.Diff(test.live, ids(c.Live(test.at))); diff != "" {
				t.Error("live", diff)
			}
			if diff := cmp.Diff(test.surplus, ids(c.Surplus(test.at))); diff != "" {
				t.Error("surplus", diff)
			}
			if got := c.Has("early", "s", test.at); got != (len(test.live) == 3) {
				t.Error("has", got)
			}
		})
	}
	if c.Has("early", "other", noon) || c.Has("unknown", "s", noon) {
		t.Error("a connection of another session, or none, is registered")
	}
}

func TestTheOldestAboveTheLimitAreGivenUp(t *testing.T) {
	var c parley.Connections
	for i := range parley.MaxConnections + 2 {
		c.All = append([]parley.Connection{connectedAt(fmt.Sprint(i), i)}, c.All...)
	}
	if diff := cmp.Diff([]string{"0", "1"}, ids(c.Surplus(noon.Add(time.Hour)))); diff != "" {
		t.Error(diff)
	}
	c.All = c.All[2:] // the two youngest left
	if surplus := c.Surplus(noon.Add(time.Hour)); len(surplus) != 0 {
		t.Error(ids(surplus))
	}
}

func TestWhatOthersSee(t *testing.T) {
	there := []parley.Connection{connectedAt("1", 0)}
	for rule, test := range map[string]struct {
		c    parley.Connections
		want string
	}{
		"who is there is available":                   {parley.Connections{All: there}, "available"},
		"who is there shows what they chose":          {parley.Connections{All: there, Status: "busy"}, "busy"},
		"who is invisible looks offline":              {parley.Connections{All: there, Status: "invisible"}, "offline"},
		"who is not there is offline, as they chose":  {parley.Connections{Status: "away"}, "offline"},
		"whose connections have expired is not there": {parley.Connections{All: []parley.Connection{connectedAt("1", -120)}}, "offline"},
	} {
		t.Run(rule, func(t *testing.T) {
			test.c.User, test.c.LastSeenAt = "alice", noon
			if diff := cmp.Diff(parley.Presence{User: "alice", Status: test.want, LastSeenAt: noon}, test.c.Presence(noon)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAStatusIsOneOfFour(t *testing.T) {
	for _, word := range []string{"available", "busy", "away", "invisible"} {
		if err := parley.CheckStatus(word); err != nil {
			t.Errorf("%s: %v", word, err)
		}
	}
	for _, word := range []string{"", "offline", "Busy", "busy "} {
		if err := parley.CheckStatus(word); parley.CodeOf(err) != parley.InvalidValue {
			t.Errorf("%q: %v", word, err)
		}
	}
}
