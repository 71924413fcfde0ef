package parley

import (
	"cmp"
	"slices"
	"time"
)

// Connection is a socket on which a user has said hello.
type Connection struct {
	ID          string // API Gateway's
	Session     string // the session that it belongs to
	ConnectedAt time.Time
	ExpiresAt   time.Time // it is not live from then on, whatever is still stored of it
}

// Connections are a user's sockets, and what they let others know of whether they are there.
type Connections struct {
	User       UserID
	All        []Connection // in no order, dead ones among them
	Status     string       // one of the statuses that a user may set, or ""
	LastSeenAt time.Time    // when the last of their connections ended; zero: never
	Blocks     Blocks       // whom the user blocks
}

// MaxConnections is how many live connections a user has. Who says hello on one more loses the oldest.
const MaxConnections = 32

// Live are the connections that have not ended by now, oldest first.
func (c Connections) Live(now time.Time) []Connection {
	var live []Connection
	for _, each := range c.All {
		if now.Before(each.ExpiresAt) {
			live = append(live, each)
		}
	}
	slices.SortFunc(live, older)
	return live
}

// older puts connections in one order for everybody, so that two hellos at once give up the same ones.
func older(a, b Connection) int {
	return cmp.Or(a.ConnectedAt.Compare(b.ConnectedAt), cmp.Compare(a.ID, b.ID))
}

// Surplus are the connections to give up: those that have ended, and the oldest above the limit.
func (c Connections) Surplus(now time.Time) []Connection {
	var surplus []Connection
	for _, each := range c.All {
		if !now.Before(each.ExpiresAt) {
			surplus = append(surplus, each)
		}
	}
	live := c.Live(now)
	return append(surplus, live[:max(0, len(live)-MaxConnections)]...)
}

// Has reports whether a connection of a session is registered and live.
func (c Connections) Has(id, session string, now time.Time) bool {
	return slices.ContainsFunc(c.All, func(each Connection) bool {
		return each.ID == id && each.Session == session && now.Before(each.ExpiresAt)
	})
}

// Of are the connections that belong to a session, live or not.
func (c Connections) Of(session string) []Connection {
	var of []Connection
	for _, each := range c.All {
		if each.Session == session {
			of = append(of, each)
		}
	}
	return of
}

// The statuses that a user may set, and the one that others see of somebody who is not there.
const (
	Available = "available"
	Busy      = "busy"
	Away      = "away"
	Invisible = "invisible"
	Offline   = "offline"
)

// MaxWatched is how many people one frame may ask to watch.
const MaxWatched = 100

// MaxWatchersTold is how many connections are told of one change of somebody's presence. Where more watch,
// the rest find out when they ask.
const MaxWatchersTold = 500

// Presence is what others see of whether somebody is there.
type Presence struct {
	User       UserID
	Status     string
	LastSeenAt time.Time // zero: not known
}

// Presence is what others see by now. Who is invisible looks as if they had gone when they last did.
func (c Connections) Presence(now time.Time) Presence {
	shown := Presence{User: c.User, Status: cmp.Or(c.Status, Available), LastSeenAt: c.LastSeenAt}
	if c.Status == Invisible || len(c.Live(now)) == 0 {
		shown.Status = Offline
	}
	return shown
}

// CheckStatus refuses a word that is no status to set.
func CheckStatus(word string) error {
	switch word {
	case Available, Busy, Away, Invisible:
		return nil
	}
	return RefuseField(InvalidValue, "/status", "must be available, busy, away or invisible")
}

// Acquaintance is somebody whom another may watch, and a channel of both by which they may.
type Acquaintance struct {
	User    UserID
	Channel ChannelID
}

// Watcher is a connection that is told when somebody comes, goes, or changes their status.
type Watcher struct {
	User       UserID // who watches
	Connection string
	ExpiresAt  time.Time // the connection's end
	Channel    ChannelID // by which the two were acquainted last
}
