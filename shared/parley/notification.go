package parley

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
)

// Limits of what a message asks its pushes to say.
const (
	MaxNotificationTitle = 128  // characters
	MaxNotificationText  = 1024 // characters
	MaxNotificationSound = 128  // characters
	MaxNotificationData  = 2 << 10
	// MaxNotificationBytes bounds all of it as JSON, so that a push with what goes beside it stays within the 4 KB
	// that the platforms take.
	MaxNotificationBytes = 3 << 10
)

// Notification is what the pushes of a message say; the zero one says that there is a message, and no more.
type Notification struct {
	Title  string            `json:"title,omitzero"`
	Text   string            `json:"text,omitzero"`
	Sound  string            `json:"sound,omitzero"` // "" is the platform's own, NoSound none
	Data   map[string]string `json:"data,omitzero"`
	Silent bool              `json:"silent,omitzero"` // it wakes the app and shows nothing but the badge
}

// NoSound is the sound of a notification that makes none.
const NoSound = "none"

// taken are the names that a push has for itself, and the platforms for themselves.
var takenInPushes = []string{"aps", "channel_id", "message_id", "badge", "from", "message_type"}

// Empty reports whether the notification says nothing of its own.
func (n Notification) Empty() bool {
	return n.Title == "" && n.Text == "" && n.Sound == "" && len(n.Data) == 0 && !n.Silent
}

// Check refuses what no push could say.
func (n Notification) Check() error {
	const at = "/message/notification"
	for _, field := range []struct {
		name, value string
		most        int
		outside     func(rune) bool
	}{
		{"/title", n.Title, MaxNotificationTitle, unicode.IsControl}, {"/text", n.Text, MaxNotificationText, outsideText},
		{"/sound", n.Sound, MaxNotificationSound, unicode.IsControl},
	} {
		if utf8.RuneCountInString(field.value) > field.most {
			return RefuseField(InvalidValue, at+field.name, "is too long")
		}
		if strings.ContainsFunc(field.value, field.outside) {
			return RefuseField(InvalidValue, at+field.name, "must have no control characters; a text may have newlines and tabs")
		}
	}
	if n.Silent && (n.Title != "" || n.Text != "" || n.Sound != "") {
		return RefuseField(InvalidValue, at+"/silent", "a silent push has no title, text or sound")
	}
	if err := n.checkData(at + "/data"); err != nil {
		return err
	}
	text, err := json.Marshal(n)
	if err != nil || len(text) > MaxNotificationBytes {
		return RefuseField(InvalidValue, at, "is more than 3,072 bytes as JSON, and a push takes 4 KB with what goes beside it")
	}
	return nil
}

func outsideText(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }

func (n Notification) checkData(at string) error {
	size := 0
	for name, value := range n.Data {
		if !dataName(name) {
			return RefuseField(InvalidValue, at, "names are 1 to 64 of A–Z a–z 0–9 . _ -, and not those that a push has itself: "+
				strings.Join(takenInPushes, ", ")+", and what begins with google or gcm")
		}
		size += len(name) + len(value)
	}
	if size > MaxNotificationData {
		return RefuseField(InvalidValue, at, "is more than 2,048 bytes")
	}
	return nil
}

func dataName(name string) bool {
	for _, taken := range takenInPushes {
		if name == taken {
			return false
		}
	}
	return ValidKey(name) && len(name) <= 64 && !strings.Contains(name, ":") && !strings.HasPrefix(name, "google") && !strings.HasPrefix(name, "gcm")
}
