package parley

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func cursorOf(n int) []Pending {
	var pending []Pending
	for i := range n {
		p := Pending{Channel: NewChannelID([16]byte{byte(i), byte(i >> 8), 9}), Known: i%2 == 0, Reset: resetCodes[i%len(resetCodes)]}
		p.Sequence, p.Change, p.Receipts = int64(i)*1000, int64(i), i%3 == 0
		pending = append(pending, p)
	}
	return pending
}

func TestCursorComesBack(t *testing.T) {
	for _, n := range []int{0, 1, 5000} {
		want := cursorOf(n)
		got, perChannel, blocks, ok := ParseCursor(NewCursor(want, 100, 7))
		if !ok || perChannel != 100 || blocks != 7 || cmp.Diff(want, got) != "" {
			t.Errorf("%d channels: ok %t, %d a channel, %s", n, ok, perChannel, cmp.Diff(want, got))
		}
	}
	far := []Pending{{Channel: NewChannelID([16]byte{1}), Known: true, Position: Position{Sequence: MaxSequence, Change: MaxSequence}}}
	if got, _, _, ok := ParseCursor(NewCursor(far, 1, 0)); !ok || cmp.Diff(far, got) != "" {
		t.Error("the highest numbers do not come back")
	}
}

func TestCursorOfAnotherHandIsRefused(t *testing.T) {
	good := NewCursor(cursorOf(3), 20, 0)
	raw := fromBase64(good)
	for name, text := range map[string]string{
		"nothing": "", "one byte": "AQ", "no base64": "!", "another version": toBase64(append([]byte{9}, raw[1:]...)), "cut off": toBase64(raw[:len(raw)-1]),
		"no entries a channel": NewCursor(nil, 0, 0), "too many": NewCursor(nil, 101, 0), "a long spelling": toBase64([]byte{2, 0x94, 0, 0}),
		"an unknown reset": toBase64(append(append([]byte{1, 20}, make([]byte, 16)...), 4<<resetShift, 0, 0)), "more beside it": good + "A",
		"a number too high": NewCursor([]Pending{{Channel: NewChannelID([16]byte{}), Position: Position{Sequence: MaxSequence + 1}}}, 20, 0),
	} {
		if _, _, _, ok := ParseCursor(text); ok {
			t.Errorf("%s: taken", name)
		}
	}
}

// A cursor that is taken writes itself back.
func FuzzParseCursor(f *testing.F) {
	f.Add(NewCursor(cursorOf(4), 20, 1767225600001))
	f.Add(NewCursor(nil, 1, 0))
	f.Add(toBase64([]byte{2, 0x94, 0, 0}))
	f.Add(toBase64(append(append([]byte{1, 20}, make([]byte, 16)...), 1, 0x80, 0, 0)))
	f.Add("!")
	f.Fuzz(func(t *testing.T, text string) {
		pending, perChannel, blocks, ok := ParseCursor(text)
		if !ok {
			return
		}
		if again := NewCursor(pending, perChannel, blocks); again != text {
			t.Errorf("%q writes itself back as %q", text, again)
		}
		for _, p := range pending {
			if _, ok := ParseChannelID(string(p.Channel)); !ok || p.Sequence < 0 || p.Change < 0 || p.Sequence > MaxSequence || p.Change > MaxSequence {
				t.Errorf("%q names %+v", text, p)
			}
		}
	})
}
