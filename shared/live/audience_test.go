package live

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

func TestWhomAnEntryConcerns(t *testing.T) {
	entry := parley.Message{Sequence: 5, Author: "alice"}
	for _, test := range []struct {
		name   string
		member parley.Member
		want   bool
	}{
		{"a recipient", parley.Member{User: "bob", First: 1}, true},
		{"its author, for other devices", parley.Member{User: "alice", First: 1}, true},
		{"who joined just before it", parley.Member{User: "bob", First: 1, Joined: 4}, true},
		{"who joined after it", parley.Member{User: "bob", First: 1, Joined: 5}, false},
		{"who joined after it without history", parley.Member{User: "bob", First: 6, Joined: 5}, false},
		{"who cleared it away", parley.Member{User: "bob", First: 6}, false},
		{"its author, who cleared it away", parley.Member{User: "alice", First: 6}, false},
		{"who may only read", parley.Member{User: "bob", First: 1, Role: parley.RoleReadOnly}, true},
	} {
		if got := entryConcerns(test.member, entry); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}

func TestWhomAChangeConcerns(t *testing.T) {
	for _, test := range []struct {
		name   string
		member parley.Member
		change parley.Change
		want   bool
	}{
		{"a participant", parley.Member{First: 1}, parley.Change{ID: 3, Kind: parley.ChannelChanged}, true},
		{"who joined by an earlier change", parley.Member{First: 1, Change: 2}, parley.Change{ID: 3, Kind: parley.ChannelChanged}, true},
		{"who joined by a later one", parley.Member{First: 1, Change: 4}, parley.Change{ID: 3, Kind: parley.ChannelChanged}, false},
		{"who may read the message", parley.Member{First: 5}, parley.Change{ID: 3, Kind: parley.MessageChanged, Message: 5}, true},
		{"who may not read the message", parley.Member{First: 6}, parley.Change{ID: 3, Kind: parley.MessageChanged, Message: 5}, false},
		{"who has nothing to read yet", parley.Member{First: 6}, parley.Change{ID: 3, Kind: parley.ParticipantLeft}, true},
	} {
		if got := changeConcerns(test.member, test.change); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}

func TestWhatProvesThatAConnectionHasAnEntry(t *testing.T) {
	here := []parley.Connection{{ID: "here"}}
	mark := func(connection string, reached int64) parley.Marker {
		return parley.Marker{Connection: connection, Reached: reached}
	}
	for _, test := range []struct {
		name   string
		member parley.Member
		live   []parley.Connection
		want   bool
	}{
		{"the only connection marked it", parley.Member{Delivered: 5, Marker: mark("here", 5)}, here, true},
		{"and more", parley.Member{Delivered: 7, Marker: mark("here", 7)}, here, true},
		{"it marked less", parley.Member{Delivered: 4, Marker: mark("here", 4)}, here, false},
		{"somebody else had marked more before", parley.Member{Delivered: 5, Marker: mark("here", 4)}, here, false},
		{"another device marked it", parley.Member{Delivered: 5, Marker: mark("there", 5)}, here, false},
		{"marked over HTTP", parley.Member{Delivered: 5, Marker: mark("", 5)}, here, false},
		{"one of two marked it", parley.Member{Delivered: 5, Marker: mark("here", 5)}, append(here, parley.Connection{ID: "there"}), false},
		{"nobody marked anything", parley.Member{}, here, false},
	} {
		if got := proven(test.member, 5, test.live); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}

func TestReceiptsAreMergedPerPerson(t *testing.T) {
	member := func(user parley.UserID, first, delivered int64) parley.Member {
		return parley.Member{User: user, First: first, Delivered: delivered}
	}
	receipt := func(before, after parley.Member) Record {
		return Record{Receipt: &store.Receipt{Before: before, After: after}}
	}
	merged := lastReceipts([]Record{
		receipt(member("bob", 1, 1), member("bob", 1, 2)), receipt(member("carol", 1, 0), member("carol", 1, 9)), {},
		receipt(member("bob", 1, 2), member("bob", 3, 4)),
	})
	if len(merged) != 2 || merged[0].Before.Delivered != 1 || merged[0].After.Delivered != 4 || merged[0].After.First != 3 || merged[1].After.Delivered != 9 {
		t.Errorf("merged into %+v", merged)
	}
}

func TestReceiptsStopAboveAHundredParticipants(t *testing.T) {
	for participants, want := range map[int]int{0: 0, 2: 2, 100: 2, 101: 0} {
		told := telling{scene: scene{
			head: parley.Head{State: parley.Open, Participants: participants}, members: []parley.Member{{User: "alice"}, {User: "bob"}},
		}}
		moved := Record{Receipt: &store.Receipt{After: parley.Member{User: "bob", Delivered: 1}}}
		if err := told.tellReceipts(group{records: []Record{moved}}); err != nil || len(told.notices) != want {
			t.Errorf("%d participants: %d are told, %v", participants, len(told.notices), err)
		}
	}
}

// The two logs have one order, whatever the order of the stream.
func TestNewsIsToldInTheOrderInWhichItHappened(t *testing.T) {
	entry := func(n int64) Record { return Record{Message: &parley.Message{Sequence: n}} }
	change := func(after, id int64) Record { return Record{Change: &parley.Change{Sequence: after, ID: id}} }
	want := []Record{{Opened: &parley.Head{}}, entry(1), change(1, 1), change(1, 2), entry(2), entry(3), change(3, 3)}
	got := sortHappenings([]Record{want[6], want[4], want[3], want[0], want[2], want[5], want[1]})
	for i := range want {
		if got[i].Message != want[i].Message || got[i].Change != want[i].Change || got[i].Opened != want[i].Opened {
			t.Errorf("%d: %+v", i, got[i])
		}
	}
}

func TestJobsAreWithinWhatAQueueTakes(t *testing.T) {
	const limit = 240 << 10
	shared := [][]byte{eventOf(1, 31<<10), eventOf(2, 31<<10), eventOf(3, 31<<10), eventOf(4, 31<<10), eventOf(5, 31<<10), eventOf(6, 31<<10)}
	own := [][]byte{eventOf(7, 100)}
	var mails []mail
	for i := range 250 {
		name := parley.UserID(repeated(i))
		mails = append(mails, mail{to: address{"app", name, "connection"}, frames: shared})
	}
	mails = append(mails, mail{to: address{"app", "author", "connection"}, frames: own, closes: true})
	posts := map[parley.UserID]int{}
	jobs := jobsOf(mails)
	for _, j := range jobs {
		text := mustMarshal(t, j)
		if len(text) > limit || len(j.To) > maxRecipients {
			t.Errorf("a job of %d bytes for %d connections", len(text), len(j.To))
		}
		for _, to := range j.To {
			posts[to.User] += len(j.Frames)
		}
	}
	if len(posts) != 251 || posts["author"] != 1 || posts[mails[0].to.User] != 6 || !jobs[len(jobs)-1].Closes {
		t.Errorf("%d people in %d jobs", len(posts), len(jobs))
	}
}

// Lists that begin with the same frame go on with what is for some only.
func TestJobsKeepApartWhatIsForOthers(t *testing.T) {
	a, b, c := eventOf(1, 20<<10), eventOf(2, 20<<10), eventOf(3, 20<<10)
	wanted := map[parley.UserID][][]byte{"u1": {a, b}, "u2": {a, c}, "u3": {a, b}, "u4": {b, a}, "u5": {a}}
	packed := packer{}
	var mails []mail
	for _, user := range []parley.UserID{"u1", "u2", "u3", "u4", "u5"} {
		mails = append(mails, mail{to: address{"app", user, "connection"}, frames: packed.pack(wanted[user])})
	}
	got, jobs := map[parley.UserID][][]byte{}, jobsOf(mails)
	for _, j := range jobs {
		for _, to := range j.To {
			for _, frame := range j.Frames {
				got[to.User] = append(got[to.User], frame)
			}
		}
	}
	for user, want := range wanted {
		if !slices.EqualFunc(got[user], want, bytes.Equal) {
			t.Errorf("%s is posted %d frames that are not theirs, or in another order", user, len(got[user]))
		}
	}
	if len(jobs) != 4 {
		t.Errorf("%d jobs: those of the same frames travel together", len(jobs))
	}
}

// What is older is told by the numbers of changes; the clocks of those who wrote differ.
func TestWhatOfASceneIsOlderThanItsNews(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	head := parley.Head{Channel: "c", LastChange: 5}
	info := func(change int64, at time.Time) parley.Info {
		return parley.Info{Channel: "c", Change: change, UpdatedAt: at}
	}
	change := func(kind parley.ChangeKind) Record {
		return Record{Change: &parley.Change{ID: 5, Kind: kind, User: "bob", At: noon}}
	}
	bob := func(change int64) []parley.Member { return []parley.Member{{User: "bob", Change: change}} }
	for _, test := range []struct {
		name   string
		scene  scene
		record Record
		want   string
	}{
		{"described since, by a slow clock", scene{head: head, info: info(5, noon.Add(-time.Hour))}, change(parley.ChannelChanged), ""},
		{"described before, by a fast clock", scene{head: head, info: info(4, noon.Add(time.Hour))}, change(parley.ChannelChanged), "the description"},
		{"joined", scene{head: head, info: info(5, noon), members: bob(5)}, change(parley.ParticipantJoined), ""},
		{"joined, described before", scene{head: head, info: info(4, noon), members: bob(5)}, change(parley.ParticipantJoined), "the description"},
		{"joined, listed before", scene{head: head, info: info(5, noon)}, change(parley.ParticipantJoined), "the list of participants"},
		{"left", scene{head: head}, change(parley.ParticipantLeft), ""},
		{"left, listed before", scene{head: head, members: bob(4)}, change(parley.ParticipantLeft), "the list of participants"},
		{"left, and back", scene{head: head, members: bob(6)}, change(parley.ParticipantLeft), ""},
		{"the head before", scene{head: parley.Head{Channel: "c", LastChange: 4}}, change(parley.ParticipantChanged), "the head"},
	} {
		if got := test.scene.behind([]Record{test.record}); got != test.want {
			t.Errorf("%s: %q is behind, want %q", test.name, got, test.want)
		}
	}
}

// repeated is a user id as long as one may be, of characters that JSON writes as two.
func repeated(i int) string {
	id := []byte{byte('0' + i/100), byte('0' + i/10%10), byte('0' + i%10)}
	for len(id) < parley.MaxUserIDBytes {
		id = append(id, '"')
	}
	return string(id)
}

// The largest that each event can be fits into a frame.
func TestEventsFitIntoFrames(t *testing.T) {
	at := time.UnixMilli(1795300000123)
	var moved []store.Receipt
	for i := range receiptsPerEvent {
		moved = append(moved, store.Receipt{After: parley.Member{User: parley.UserID(repeated(i)), Delivered: 1e15, Seen: 1e15}})
	}
	receipts, err := receiptsEvent("app", "channel", moved)
	fits(t, "receipts", receipts, err)

	head := parley.Head{Channel: parley.NewChannelID([16]byte{1}), Participants: 100, CreatedAt: at}
	info := parley.Info{Title: wide(parley.MaxTitleChars), Description: wide(parley.MaxDescriptionChars), Metadata: metadata(parley.MaxChannelMetadata)}
	for i := range 100 {
		info.Participants = append(info.Participants, parley.UserID(repeated(i)))
	}
	channel, err := channelEvent(channelCreated("app", head), scene{head: head, info: info}.view())
	fits(t, "channel", channel, err)

	pairs := map[string]string{}
	for i := range parley.MaxIdentityMetadata {
		pairs[string(rune('a'+i))+wide(parley.MaxMetadataPairChars-1)] = wide(parley.MaxMetadataPairChars)
	}
	identity, err := identityEvent("app", parley.Identity{User: parley.UserID(repeated(1)), Profile: parley.Profile{Metadata: pairs}, UpdatedAt: at})
	fits(t, "identity", identity, err)

	for _, size := range []int{parley.MaxListedBytes, parley.MaxListedBytes + 1} {
		body := parley.Body{Type: "x", Content: metadata(size - 5<<10), Metadata: metadata(4 << 10)}
		events, err := newEntryEvents("app", parley.Message{
			Channel: head.Channel, Sequence: 1e15, Change: 1e15, UUID: repeated(1), Author: parley.UserID(repeated(2)), Body: body, Size: size,
		}, nil, true)
		fits(t, "entry", events.author, err)
	}
}

func fits(t *testing.T, name string, event []byte, err error) {
	t.Helper()
	if frames := Pack([][]byte{event}); err != nil || len(frames[0]) > 32<<10 {
		t.Errorf("%s: %d bytes, %v", name, len(frames[0]), err)
	}
}

// wide is a text of so many characters, each of four bytes.
func wide(chars int) string { return strings.Repeat("😀", chars) }

// metadata is a JSON object of so many bytes.
func metadata(bytes int) []byte { return []byte(`{"a":"` + strings.Repeat("x", bytes-8) + `"}`) }

func mustMarshal(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
