package push

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
)

// What a message may ask for fits with everything beside it into the 4 KB that the platforms take.
func TestTheLargestNotificationFits(t *testing.T) {
	m := parley.Message{Channel: "AQIDBAUGBwgJCgsMDQ4PEA", Sequence: 1 << 52}
	m.Pushes = parley.Notification{Title: strings.Repeat("t", 128), Sound: strings.Repeat("s", 128), Data: map[string]string{"d": strings.Repeat("d", 2000)}}
	text, err := json.Marshal(m.Pushes)
	if err != nil {
		t.Fatal(err)
	}
	m.Pushes.Text = strings.Repeat("x", parley.MaxNotificationBytes-len(text)-len(`"text":"",`))
	if err := m.Pushes.Check(); err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(parley.Message, badge) ([]byte, error){"apns": apns, "fcm": fcm} {
		if text, err := write(m, badge{1 << 40, true}); err != nil || len(text) > 4096 {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
}

func TestASilentPushShowsTheBadgeAlone(t *testing.T) {
	m := parley.Message{Channel: "AQIDBAUGBwgJCgsMDQ4PEA", Sequence: 1, Pushes: parley.Notification{Silent: true, Data: map[string]string{"sync": "now"}}}
	id := string(m.ID())
	for _, test := range []struct {
		name  string
		write func(parley.Message, badge) ([]byte, error)
		badge badge
		want  string
	}{
		{"apns", apns, badge{3, true}, `{"aps":{"badge":3,"thread-id":"AQIDBAUGBwgJCgsMDQ4PEA","content-available":1},"channel_id":"AQIDBAUGBwgJCgsMDQ4PEA","message_id":"` + id + `","sync":"now"}`},
		{"fcm", fcm, badge{3, true}, `{"fcmV1Message":{"message":{"data":{"badge":"3","channel_id":"AQIDBAUGBwgJCgsMDQ4PEA","message_id":"` + id + `","sync":"now"},"android":{"priority":"normal"}}}}`},
		{"fcm, in too many channels", fcm, badge{}, `{"fcmV1Message":{"message":{"data":{"channel_id":"AQIDBAUGBwgJCgsMDQ4PEA","message_id":"` + id + `","sync":"now"},"android":{"priority":"normal"}}}}`},
	} {
		if text, err := test.write(m, test.badge); err != nil || string(text) != test.want {
			t.Errorf("%s: %s, %v", test.name, text, err)
		}
	}
	for _, test := range []struct {
		badge badge
		kind  string
	}{{badge{3, true}, "alert"}, {badge{0, true}, "alert"}, {badge{}, "background"}} { // APNs takes no background push at 10, nor an alert that shows nothing
		headers := attributes(m, test.badge)
		if kind, priority := *headers["AWS.SNS.MOBILE.APNS.PUSH_TYPE"].StringValue, *headers["AWS.SNS.MOBILE.APNS.PRIORITY"].StringValue; kind != test.kind || priority != "5" {
			t.Errorf("%+v: %s of priority %s", test.badge, kind, priority)
		}
	}
}

// A push that comes again takes the place of the first, and one that waits an hour is given up.
func TestAPushIsKnownByItsMessage(t *testing.T) {
	m := parley.Message{Channel: "AQIDBAUGBwgJCgsMDQ4PEA", Sequence: 1}
	headers := attributes(m, badge{})
	for name, want := range map[string]string{
		"APNS.COLLAPSE_ID": string(m.ID()), "APNS.PUSH_TYPE": "alert", "APNS.PRIORITY": "10",
		"APNS.TTL": "3600", "APNS_SANDBOX.TTL": "3600", "FCM.TTL": "3600",
	} {
		if got := headers["AWS.SNS.MOBILE."+name]; got.StringValue == nil || *got.StringValue != want || *got.DataType != "String" || len(want) > 64 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
