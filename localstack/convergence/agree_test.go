package convergence

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// answers is all that the server answers to one person of one channel.
type answers struct {
	channel      client.Channel
	participants []participant
	entries      []client.Entry
}

// participant is somebody as the list of participants shows them.
type participant struct {
	User      string `json:"user_id"`
	Role      string `json:"role"`
	Delivered int64  `json:"delivered_sequence_id"`
	Seen      int64  `json:"seen_sequence_id"`
}

// ask reads everything of a person's channels by HTTP.
func (d *deployment) ask(api *client.API) (map[string]*answers, error) {
	ctx, cancel := d.patient()
	defer cancel()
	channels, err := client.All[client.Channel](ctx, api, "/v1/channels")
	if err != nil {
		return nil, err
	}
	out := map[string]*answers{}
	for _, c := range channels {
		a := &answers{channel: c}
		if a.participants, err = client.All[participant](ctx, api, "/v1/channels/"+c.ID+"/participants"); err != nil {
			return nil, err
		}
		if a.entries, err = client.History(ctx, api, c.ID); err != nil {
			return nil, err
		}
		out[c.ID] = a
	}
	if err := d.unread(ctx, api, channels); err != nil {
		return nil, err
	}
	return out, wholes(ctx, api, out)
}

// unread checks that the numbers of all channels together are those of their list.
func (d *deployment) unread(ctx context.Context, api *client.API, list []client.Channel) error {
	var told, want struct{ Channels, Messages int64 }
	for _, c := range list {
		if *c.Unread > 0 {
			want.Channels, want.Messages = want.Channels+1, want.Messages+*c.Unread
		}
	}
	err := api.Settle(ctx, http.MethodGet, "/v1/unread", nil).Into(&told)
	if err == nil && told != want {
		err = fmt.Errorf("unread is %+v, and the list has %+v", told, want)
	}
	return err
}

// wholes reads the messages that a list only points to.
func wholes(ctx context.Context, api *client.API, all map[string]*answers) error {
	for _, a := range all {
		for i, e := range a.entries {
			if !e.Truncated {
				continue
			}
			whole, err := client.Get[client.Entry](ctx, api, "/v1/messages/"+e.ID)
			if err != nil {
				return err
			}
			a.entries[i] = whole
		}
	}
	return nil
}

// disagreements are all differences between what a device holds and what the server answers to its user.
func (d *deployment) disagreements(device *client.Device) (wrong []string) {
	server, err := d.ask(device.API())
	if err != nil {
		return []string{err.Error()}
	}
	device.Look(func(m *client.Model) {
		held, there := slices.Sorted(maps.Keys(m.Channels)), slices.Sorted(maps.Keys(server))
		if !slices.Equal(held, there) {
			wrong = append(wrong, fmt.Sprintf("holds the channels %v, not %v", held, there))
			return
		}
		for id, room := range m.Channels {
			for _, what := range compare(m.Me, room, server[id]) {
				wrong = append(wrong, fmt.Sprintf("channel %s (%s): %s", title(server[id].channel), id, what))
			}
		}
	})
	for i := range wrong {
		wrong[i] = device.User() + " " + wrong[i]
	}
	return wrong
}

func title(c client.Channel) string {
	if c.Title == nil {
		return c.Type
	}
	return *c.Title
}

func compare(me string, room *client.Room, server *answers) (wrong []string) {
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	c := server.channel
	if room.Position.Sequence != c.Last || room.Position.Change != c.LastChange {
		add("holds all up to entry %d and change %d, not %d and %d", room.Position.Sequence, room.Position.Change, c.Last, c.LastChange)
	}
	if held, there := information(room.Info), information(c); held != there {
		add("holds %s, not %s", held, there)
	}
	if room.Own.Role != *c.Role || room.Own.First != *c.First {
		add("is %s from %d on, not %s from %d on", room.Own.Role, room.Own.First, *c.Role, *c.First)
	}
	seen, delivered := room.Reached(me, room.Own.Seen), room.Reached(me, room.Own.Delivered)
	if seen != room.Reached(me, *c.Seen) || delivered != room.Reached(me, *c.Delivered) {
		add("has seen %d and got %d, not %d and %d", seen, delivered, *c.Seen, *c.Delivered)
	}
	if unread, known := room.Unread(me); known && unread != *c.Unread {
		add("has %d unread, not %d", unread, *c.Unread)
	}
	wrong = append(wrong, comparePeople(room, server.participants)...)
	return append(wrong, compareEntries(room, server.entries)...)
}

// information is what a channel says of itself, without what moves with every message or belongs to its
// participants.
func information(c client.Channel) string {
	slices.Sort(c.Participants)
	var metadata any
	_ = json.Unmarshal(c.Metadata, &metadata) // what cannot be read differs
	text, err := json.Marshal([]any{c.Type, c.Exposed, c.Title, c.Description, metadata, c.CreatedBy})
	return fmt.Sprint(string(text), err)
}

func comparePeople(room *client.Room, server []participant) (wrong []string) {
	roles := map[string]string{}
	for _, p := range server {
		roles[p.User] = p.Role
		member := room.Members[p.User]
		if member == nil {
			continue // the roles differ
		}
		seen, delivered := room.Reached(p.User, member.Seen), room.Reached(p.User, member.Delivered)
		if seen != room.Reached(p.User, p.Seen) || delivered != room.Reached(p.User, p.Delivered) {
			wrong = append(wrong, fmt.Sprintf("%s has seen %d and got %d, not %d and %d", p.User, seen, delivered, p.Seen, p.Delivered))
		}
	}
	if held := room.People(); !maps.Equal(held, roles) {
		wrong = append(wrong, fmt.Sprintf("holds the people %v, not %v", held, roles))
	}
	return wrong
}

func compareEntries(room *client.Room, server []client.Entry) (wrong []string) {
	held := room.Held()
	for len(server) > 0 && server[0].Sequence < room.Low {
		server = server[1:]
	}
	if len(held) != len(server) {
		return []string{fmt.Sprintf("holds %d entries from %d on, not %d", len(held), room.Low, len(server))}
	}
	for i, e := range held {
		if e.Sequence != server[i].Sequence || e.State != server[i].State {
			wrong = append(wrong, fmt.Sprintf("holds entry %d as\n    %.700s\n  not %d as\n    %.700s", e.Sequence, e.State, server[i].Sequence, server[i].State))
		}
	}
	return wrong
}

// agree fails the test unless devices come to hold what the server answers.
func (d *deployment) agree(what string, devices ...*client.Device) {
	d.t.Helper()
	together(devices, func(device *client.Device) {
		d.eventually(what, func() []string { return d.disagreements(device) })
		d.flawless(device)
	})
}

// flawless fails the test where a device was told what the contract forbids.
func (d *deployment) flawless(device *client.Device) {
	d.t.Helper()
	device.Look(func(m *client.Model) {
		for _, fault := range m.Faults {
			d.t.Errorf("told: %s", fault)
		}
		m.Faults = nil
	})
}
