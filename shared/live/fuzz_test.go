package live

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Whatever comes from the queue: it is no job, and the error does not quote it; or its mail, put into the queue again,
// is for the same connections with the same frames.
func FuzzReadJob(f *testing.F) {
	f.Add(`{"app":"3f1c9a5e-d2b7-4c4e-9a0b-6d1f8e7c2a55","to":[{"user":"alice","connection":"c1"}],"frames":[{"type":"typing"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		read, err := readJob(text)
		if err != nil {
			if len(text) > 2 && strings.Contains(err.Error(), text) || read.To != nil {
				t.Errorf("%v beside %+v", err, read)
			}
			return
		}
		want := lettersOf(read.mails())
		got := ""
		for _, j := range jobsOf(read.mails()) {
			if len(j.To) > maxRecipients || j.App != read.App {
				t.Errorf("%d recipients of app %q", len(j.To), j.App)
			}
			written, err := json.Marshal(j)
			if err != nil {
				t.Fatal(err)
			}
			again, err := readJob(string(written))
			if err != nil {
				t.Fatalf("%s: %v", written, err)
			}
			got += lettersOf(again.mails())
		}
		if len(want) < maxJobFrames && len(read.To) <= maxRecipients && got != want {
			t.Errorf("%q was\n%s and is\n%s", text, want, got)
		}
	})
}

// lettersOf writes down what goes to whom, where anything does.
func lettersOf(mails []mail) string {
	var b strings.Builder
	for _, m := range mails {
		for _, frame := range m.frames {
			text := jsontext.Value(frame).Clone()
			if err := text.Compact(); err != nil {
				return err.Error()
			}
			b.WriteString(string(m.to.User) + "\x00" + m.to.Connection + "\x00" + string(text) + "\n")
		}
	}
	return b.String()
}
