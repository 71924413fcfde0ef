package conformance_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The shapes of answers, as far as tests look into them; the contract check looks at the rest.
type (
	problem struct {
		Code   string       `json:"code"`
		Detail string       `json:"detail"`
		Nonce  string       `json:"nonce"`
		Errors []fieldError `json:"errors"`
	}
	fieldError struct {
		Pointer string `json:"pointer"`
	}
	meta struct {
		Page    int `json:"page"`
		PerPage int `json:"per_page"`
		Total   int `json:"total"`
	}
	list[T any] struct {
		Data []T  `json:"data"`
		Meta meta `json:"meta"`
	}
	channel struct {
		ID           string          `json:"id"`
		UUID         *string         `json:"uuid"`
		Type         string          `json:"type"`
		Exposed      bool            `json:"exposed"`
		Invite       string          `json:"invite"`
		Distinct     bool            `json:"distinct"`
		History      string          `json:"history"`
		Title        *string         `json:"title"`
		Description  *string         `json:"description"`
		Metadata     json.RawMessage `json:"metadata"`
		Participants []string        `json:"participants"`
		Count        int             `json:"participant_count"`
		CreatedBy    *string         `json:"created_by"`
		Last         int             `json:"last_sequence_id"`
		Role         *string         `json:"role"`
		First        *int            `json:"first_sequence_id"`
		Folder       *string         `json:"folder"`
		Unread       *int            `json:"unread_count"`
		Seen         *int            `json:"seen_sequence_id"`
		Delivered    *int            `json:"delivered_sequence_id"`
		LastMessage  *message        `json:"last_message"`
		CreatedAt    time.Time       `json:"created_at"`
		LastChange   int             `json:"last_change_id"`
		UpdatedAt    string          `json:"updated_at"`
	}
	message struct {
		ID         string            `json:"id"`
		UUID       string            `json:"uuid"`
		Sequence   int               `json:"sequence_id"`
		Change     int               `json:"change_id"`
		Type       string            `json:"type"`
		Author     string            `json:"author"`
		Channel    string            `json:"channel_id"`
		Content    json.RawMessage   `json:"content"`
		Parts      []part            `json:"parts"`
		Metadata   json.RawMessage   `json:"metadata"`
		Delivered  *bool             `json:"delivered"`
		Seen       *bool             `json:"seen"`
		Status     map[string]string `json:"recipient_status"`
		Truncated  bool              `json:"truncated"`
		PartsCount int               `json:"parts_count"`
		Deleted    bool              `json:"deleted"`

		CallbackURL string `json:"callback_url"`

		Reactions map[string]reaction `json:"reactions"`

		CreatedAt string `json:"created_at"`
		UpdatedAt string `json:"updated_at"`
	}
	reaction struct {
		Count int   `json:"count"`
		Mine  *bool `json:"mine"`
	}
	reacted struct {
		User  string `json:"user_id"`
		Key   string `json:"key"`
		Added bool   `json:"added"`
	}
	part struct {
		ID       string   `json:"id,omitempty"`
		MimeType string   `json:"mime_type"`
		Body     string   `json:"body"`
		Encoding string   `json:"encoding,omitempty"`
		Name     string   `json:"name,omitempty"`
		Content  *content `json:"content,omitempty"`
	}
	messages struct {
		Data struct {
			Messages []message `json:"messages"`
		} `json:"data"`
		Meta meta `json:"meta"`
	}
	several struct {
		Data struct {
			Messages []struct {
				Channel string   `json:"channel_id"`
				Message *message `json:"message"`
				Problem *problem `json:"problem"`
			} `json:"messages"`
		} `json:"data"`
	}
	watermarks struct {
		Channel   string `json:"channel_id"`
		Last      int    `json:"last_sequence_id"`
		Delivered int    `json:"delivered_sequence_id"`
		Seen      int    `json:"seen_sequence_id"`
		Unread    int    `json:"unread_count"`
	}
	cleared struct {
		watermarks
		First int `json:"first_sequence_id"`
	}
	participant struct {
		User      string `json:"user_id"`
		Role      string `json:"role"`
		Delivered int    `json:"delivered_sequence_id"`
		Seen      int    `json:"seen_sequence_id"`
		First     int    `json:"first_sequence_id"`
	}
	receipt struct {
		User      string `json:"user_id"`
		Status    string `json:"status"`
		Delivered int    `json:"delivered"`
		Seen      int    `json:"seen"`
	}
	added struct {
		Data struct {
			Participants []struct {
				User    string   `json:"user_id"`
				Role    string   `json:"role"`
				Status  string   `json:"status"`
				Problem *problem `json:"problem"`
			} `json:"participants"`
		} `json:"data"`
	}
	synced struct {
		Epoch    int             `json:"epoch"`
		Channels []syncedChannel `json:"channels"`
		Removed  []string        `json:"removed"`
		Next     *string         `json:"next_cursor"`
	}
	syncedChannel struct {
		Channel      channel    `json:"channel"`
		Messages     []message  `json:"messages"`
		Changes      []change   `json:"changes"`
		Participants []standing `json:"participants"`
		Identities   []identity `json:"identities"`
		Sequence     int        `json:"sequence_id"`
		Change       int        `json:"change_id"`
		Revision     *int       `json:"member_revision"`
		HasMore      bool       `json:"has_more"`
		Reset        string     `json:"reset"`
	}
	standing struct {
		User      string `json:"user_id"`
		Role      string `json:"role"`
		Delivered int    `json:"delivered"`
		Seen      int    `json:"seen"`
		Joined    int    `json:"joined_sequence_id"`
	}
	change struct {
		ID     int             `json:"change_id"`
		Kind   string          `json:"kind"`
		Object json.RawMessage `json:"object"`
	}
	unread struct {
		Channels int `json:"channels"`
		Messages int `json:"messages"`
	}
	identity struct {
		UserID      string            `json:"user_id"`
		Type        string            `json:"type"`
		DisplayName *string           `json:"display_name"`
		FirstName   *string           `json:"first_name"`
		LastName    *string           `json:"last_name"`
		Email       *string           `json:"email"`
		Phone       *string           `json:"phone_number"`
		Avatar      *string           `json:"avatar_url"`
		Suspended   *bool             `json:"suspended"`
		Metadata    map[string]string `json:"metadata"`
	}
	session struct {
		Token     string    `json:"session_token"`
		ExpiresAt time.Time `json:"expires_at"`
		Identity  identity  `json:"identity"`
		Warnings  []string  `json:"warnings"`
	}
	object = map[string]any
)

// numbers are the sequence numbers of messages, in the order of the answer.
func (m messages) numbers() []int {
	ns := []int{}
	for _, entry := range m.Data.Messages {
		ns = append(ns, entry.Sequence)
	}
	return ns
}

// run is first, first±1, … last.
func run(first, last int) []int {
	ns := []int{}
	for n := first; n != last; {
		ns = append(ns, n)
		if n < last {
			n++
		} else {
			n--
		}
	}
	return append(ns, last)
}

// soon looks, less and less often, until what was waited for has happened, and returns what it saw then. It is for
// what is told to nobody who could be awaited instead.
func soon[T any](t testing.TB, what string, look func() (saw T, happened bool)) T {
	t.Helper()
	late := time.Now().Add(time.Minute)
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		saw, happened := look()
		if happened {
			return saw
		}
		if time.Now().After(late) {
			t.Fatalf("not yet: %s: %+v", what, saw)
		}
		<-time.After(pause)
	}
}

// same fails the test where got is not want.
func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// sameJSON compares two JSON texts by what they say.
func sameJSON(t testing.TB, what string, got []byte, want string) {
	t.Helper()
	var g, w any
	if err := json.Unmarshal(got, &g); err != nil {
		t.Errorf("%s: %v: %s", what, err, got)
	}
	if err := json.NewDecoder(strings.NewReader(want)).Decode(&w); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	same(t, what, g, w)
}

// value is what p points at, or the zero value.
func value[T any](p *T) T {
	var v T
	if p != nil {
		v = *p
	}
	return v
}
