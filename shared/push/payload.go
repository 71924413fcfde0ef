package push

import (
	"cmp"
	"maps"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/go-json-experiment/json"

	"github.com/parleyhq/parley/shared/parley"
)

// defaultText is all that a push says unless its message says otherwise: push services, and whoever sees a locked
// screen, learn nothing of who wrote what.
const defaultText = "New message"

// badge is how many messages somebody has not read; Known is false where that was not counted.
type badge struct {
	Unread int64
	Known  bool
}

// apnsPayload is what APNs takes, beside what an app is to get besides.
type apnsPayload struct {
	Alert            *apnsAlert `json:"alert,omitzero"`
	Badge            *int64     `json:"badge,omitzero"`
	Sound            string     `json:"sound,omitzero"`
	ThreadID         string     `json:"thread-id,omitzero"`
	MutableContent   int        `json:"mutable-content,omitzero"` // an extension of the app's may fetch what was said, and show it
	ContentAvailable int        `json:"content-available,omitzero"`
}

type apnsAlert struct {
	Title string `json:"title,omitzero"`
	Body  string `json:"body"`
}

// dataOf is what an app gets with a push of a message.
func dataOf(m parley.Message) map[string]string {
	data := map[string]string{}
	maps.Copy(data, m.Pushes.Data)
	data["channel_id"], data["message_id"] = string(m.Channel), string(m.ID())
	return data
}

func apns(m parley.Message, b badge) ([]byte, error) {
	n := m.Pushes
	aps := apnsPayload{ThreadID: string(m.Channel)}
	if b.Known {
		aps.Badge = &b.Unread
	}
	if n.Silent {
		aps.ContentAvailable = 1
	} else {
		aps.Alert, aps.MutableContent = &apnsAlert{n.Title, cmp.Or(n.Text, defaultText)}, 1
		aps.Sound = soundOf(n)
	}
	payload := map[string]any{"aps": aps}
	for name, value := range dataOf(m) {
		payload[name] = value
	}
	return json.Marshal(payload, json.Deterministic(true))
}

// soundOf is the sound of a push: the platform's own unless the message says otherwise.
func soundOf(n parley.Notification) string {
	if n.Sound == parley.NoSound {
		return ""
	}
	return cmp.Or(n.Sound, "default")
}

// fcmMessage is a message of FCM's v1 API, in the wrapping by which SNS knows it.
type fcmMessage struct {
	Message struct {
		Notification *fcmNotification  `json:"notification,omitzero"`
		Data         map[string]string `json:"data"`
		Android      fcmAndroid        `json:"android"`
	} `json:"message"`
}

type fcmNotification struct {
	Title string `json:"title,omitzero"`
	Body  string `json:"body"`
}

type fcmAndroid struct {
	Priority     string                  `json:"priority"`
	Notification *fcmAndroidNotification `json:"notification,omitzero"`
}

type fcmAndroidNotification struct {
	Tag   string `json:"tag"` // a push that comes again takes the place of the first
	Sound string `json:"sound,omitzero"`
	Count *int64 `json:"notification_count,omitzero"`
}

func fcm(m parley.Message, b badge) ([]byte, error) {
	var f fcmMessage
	n := m.Pushes
	f.Message.Data, f.Message.Android.Priority = dataOf(m), "normal"
	if b.Known {
		f.Message.Data["badge"] = strconv.FormatInt(b.Unread, 10)
	}
	if !n.Silent {
		f.Message.Notification = &fcmNotification{n.Title, cmp.Or(n.Text, defaultText)}
		f.Message.Android.Priority = "high"
		f.Message.Android.Notification = &fcmAndroidNotification{Tag: string(m.ID()), Sound: soundOf(n)}
		if b.Known {
			f.Message.Android.Notification.Count = &b.Unread
		}
	}
	return json.Marshal(map[string]any{"fcmV1Message": f}, json.Deterministic(true))
}

// payload is what SNS takes for a platform: a text for each, as JSON in JSON.
func payload(key string, m parley.Message, b badge) (string, error) {
	write := apns
	if key == "GCM" {
		write = fcm
	}
	inner, err := write(m, b)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]string{"default": defaultText, key: string(inner)}, json.Deterministic(true))
	return string(text), err
}

// lifetime is how many seconds the platforms keep a push for a device that they do not reach, as long as the queue keeps
// its job: later it tells nobody anything.
const lifetime = "3600"

// attributes are APNs' headers, and how long the platforms try. A push that comes again takes the place of the first. A
// silent one with a badge is an alert to Apple, of the priority that saves the battery; without, it wakes the app alone.
func attributes(m parley.Message, b badge) map[string]types.MessageAttributeValue {
	kind, priority := "alert", "10"
	if m.Pushes.Silent {
		priority = "5"
		if !b.Known {
			kind = "background"
		}
	}
	headers := map[string]types.MessageAttributeValue{}
	for name, value := range map[string]string{
		"APNS.PUSH_TYPE": kind, "APNS.PRIORITY": priority, "APNS.COLLAPSE_ID": string(m.ID()),
		"APNS.TTL": lifetime, "APNS_SANDBOX.TTL": lifetime, "FCM.TTL": lifetime,
	} {
		headers["AWS.SNS.MOBILE."+name] = types.MessageAttributeValue{DataType: aws.String("String"), StringValue: aws.String(value)}
	}
	return headers
}
