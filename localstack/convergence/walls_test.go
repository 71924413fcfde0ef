package convergence

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// P7: who is not in a channel cannot tell that it exists: every route, every frame and a sync answer as
// they do for what never was. So it is for strangers, and for those who were removed or left.
func whoIsNotInAChannelCannotTellThatItExists(d *deployment) {
	w := newWall(d)
	for _, user := range []string{"stranger", "removed", "gone"} {
		d.t.Run(user, func(t *testing.T) {
			w := w
			w.deployment = d.under(t)
			w.probe(user)
		})
	}
	if log, err := client.History(d.t.Context(), d.server, w.channel); err != nil || len(log) != 1 || log[0].State != w.state {
		d.t.Errorf("the channel was touched: %v, %+v", err, log)
	}
}

// wall is a channel, and one that never was, to be compared with.
type wall struct {
	*deployment
	channel, message string
	noChannel, none  string
	state            string
}

func newWall(d *deployment) wall {
	d.t.Helper()
	w := wall{deployment: d, channel: d.group(client.Object{"title": "secret"}, "ann", "bob", "removed", "gone")}
	e := d.say("ann", w.channel, "the secret")
	w.message = e.ID
	d.must(d.server.As("ann"), http.MethodDelete, "/v1/channels/"+w.channel+"/participants/removed", nil)
	d.must(d.server.As("gone"), http.MethodDelete, "/v1/channels/"+w.channel+"/participants/me", nil)
	log, err := client.History(d.t.Context(), d.server, w.channel)
	if err != nil || len(log) != 1 {
		d.t.Fatalf("%v, %v", err, log)
	}
	w.state = log[0].State
	w.noChannel, w.none = never(w.channel), never(w.message)
	return w
}

// never is an id of the same form that names nothing.
func never(id string) string {
	at := len(id) / 3
	other := byte('A')
	if id[at] == other {
		other = 'B'
	}
	return id[:at] + string(other) + id[at+1:]
}

func (w wall) probe(user string) {
	w.t.Helper()
	api := w.login(user)
	for _, r := range routes(w.t) {
		w.same(api, r.method, r.of(w.channel, w.message, "bob"), r.of(w.noChannel, w.none, "bob"), r.body())
	}
	for _, kind := range []string{"type", "parts"} {
		w.sending(api, kind)
	}
	w.synced(api)
	w.frames(user)
	found, err := client.All[client.Channel](w.t.Context(), api, "/v1/channels?exposed=true")
	if err == nil && len(found) > 0 {
		w.t.Errorf("%s finds %+v", user, found)
	}
}

// same demands a 404 for both, in the same words.
func (w wall) same(api *client.API, method, there, nowhere string, body any) {
	w.t.Helper()
	got, want := api.Settle(w.t.Context(), method, there, body), api.Settle(w.t.Context(), method, nowhere, body)
	w.alike(got, want)
	if got.Status != http.StatusNotFound {
		w.t.Errorf("not a 404: %s", got)
	}
}

func (w wall) alike(got, want client.Answer) {
	w.t.Helper()
	if got.Status != want.Status || told(got, w.channel, w.message) != told(want, w.noChannel, w.none) {
		w.t.Errorf("told apart:\n  %s\n  %s", got, want)
	}
	if strings.Contains(string(got.Body), "secret") {
		w.t.Errorf("leaked: %s", got)
	}
}

func (w wall) sending(api *client.API, kind string) {
	w.t.Helper()
	message := text("let me in")
	if kind == "parts" {
		message = client.Object{"parts": []client.Object{{"mime_type": "text/plain", "body": "let me in"}}}
	}
	body := func(channel string) client.Object {
		return client.Object{"message": message, "recipients": client.Object{"channels": []string{channel}}}
	}
	got := api.Settle(w.t.Context(), http.MethodPost, "/v1/messages", body(w.channel))
	w.alike(got, api.Settle(w.t.Context(), http.MethodPost, "/v1/messages", body(w.noChannel)))
	if got.Status != http.StatusNotFound {
		w.t.Errorf("not a 404: %s", got)
	}
}

// synced asks for both channels, from the beginning and from where the log ends.
func (w wall) synced(api *client.API) {
	w.t.Helper()
	for _, at := range []client.Position{{}, {Sequence: 1, Change: 2, Receipts: true}} {
		body := client.Object{"channels": client.Object{w.channel: at, w.noChannel: at}}
		var answer client.SyncAnswer
		a := api.Settle(w.t.Context(), http.MethodPost, "/v1/sync", body)
		if err := a.Into(&answer); err != nil {
			w.t.Error(err)
		}
		if len(answer.Channels) != 0 || len(answer.Removed) != 2 {
			w.t.Errorf("told apart, or not removed: %s", a)
		}
	}
}

// frames sends what names the channel over a socket.
func (w wall) frames(user string) {
	w.t.Helper()
	device := w.device(user, user)
	w.live(device)
	make := func(channel, message string) []client.Object {
		return []client.Object{
			{"type": "seen", "channel_id": channel, "sequence_id": 1},
			{"type": "delivered", "channel_id": channel, "sequence_id": 1},
			{"type": "seen", "message_id": message},
			{"type": "delivered", "message_id": message},
			{"type": "message.send", "message": text("let me in"), "recipients": client.Object{"channels": []string{channel}}},
			{"type": "typing", "channel_id": channel, "state": "started"},
		}
	}
	there, nowhere := make(w.channel, w.message), make(w.noChannel, w.none)
	for i := range there {
		got, want := w.command(device, there[i]), w.command(device, nowhere[i])
		if got != want || !strings.HasPrefix(got, "error 404") {
			w.t.Errorf("%s, frame %v: %s, not %s", user, there[i], got, want)
		}
	}
}

// command is what comes of a frame.
func (d *deployment) command(device *client.Device, frame client.Object) string {
	ctx, cancel := d.patient()
	defer cancel()
	f, err := device.Link().Command(ctx, frame)
	if err != nil {
		return err.Error()
	}
	if f.Problem != nil {
		return fmt.Sprint(f.Type, " ", f.Problem.Status, " ", f.Problem.Code, " ", f.Problem.Detail)
	}
	return f.Type
}

// P7: who is removed is told that, and then nothing: not of messages, changes, receipts or people.
func whoIsRemovedIsToldNothingMore(d *deployment) {
	for reason, remove := range map[string]func(channel, user string){
		"removed": func(channel, user string) {
			d.must(d.server.As("ann"), http.MethodDelete, "/v1/channels/"+channel+"/participants/"+user, nil)
		},
		"left": func(channel, user string) {
			d.must(d.server.As(user), http.MethodDelete, "/v1/channels/"+channel+"/participants/me", nil)
		},
	} {
		d.t.Run(reason, func(t *testing.T) { d.under(t).goodbye(reason, remove) })
	}
}

func (d *deployment) goodbye(reason string, remove func(channel, user string)) {
	d.t.Helper()
	out, in := "out-"+reason, "in-"+reason
	channel := d.group(nil, "ann", out, in)
	outs, ins := &heard{}, &heard{}
	leaver := d.device(out, out, func(o *client.Options) { o.Hear = outs.hear })
	stayer := d.device(in, in, func(o *client.Options) { o.Hear = ins.hear })
	d.live(leaver)
	d.live(stayer)
	last := d.say("ann", channel, "the last for all")
	d.eventually("before", func() []string { return outs.without(client.MessageCreated, channel) })
	remove(channel, out)
	d.goOn(channel, in, last.ID)
	end := d.say("ann", channel, "the end")
	d.AwaitStreams()
	d.eventually("who stays", func() (missing []string) {
		if !ins.message(end.ID) {
			missing = append(missing, "was not told")
		}
		return append(missing, outs.without(client.ChannelRemoved, channel)...)
	})
	for _, e := range outs.all() {
		if e.Channel == channel && e.Type != client.ChannelRemoved && !before(e, last) {
			d.t.Errorf("who is no more in the channel was told %s %d %d: %s", e.Type, e.Sequence, e.Change, e.Data)
		}
	}
	d.agree("who was "+reason, leaver, stayer)
}

// goOn is what happens in a channel after somebody was removed from it.
func (d *deployment) goOn(channel, member, message string) {
	d.t.Helper()
	ann := d.server.As("ann")
	for n := range 3 {
		d.say("ann", channel, fmt.Sprint("between us ", n))
	}
	d.must(ann, http.MethodPatch, "/v1/channels/"+channel, client.Object{"title": "between us"})
	d.must(ann, http.MethodDelete, "/v1/messages/"+message, nil)
	d.must(d.server.As(member), http.MethodPut, "/v1/channels/"+channel+"/seen", client.Object{"sequence_id": 3})
	d.must(ann, http.MethodPost, "/v1/channels/"+channel+"/participants", client.Object{"user_ids": []string{"newcomer"}})
}

// before reports whether an event tells of what was before the removal, the channel's first change.
func before(e client.Event, last client.Entry) bool {
	if e.Type == client.MessageCreated {
		return e.Sequence <= last.Sequence
	}
	return e.Type == client.ChannelCreated && e.Change == 0
}
