package wire

import (
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Announce is what a server says to announce something.
type Announce struct {
	Recipients *[]string `json:"recipients"`
	Message    *Draft    `json:"message"`
}

// Request is what is to be announced, or what is missing. The key is nil where the client gave none.
func (a Announce) Request(key *string) (messaging.AnnounceRequest, error) {
	if a.Recipients == nil {
		return messaging.AnnounceRequest{}, missing("/recipients")
	}
	send, err := Send{Message: a.Message, Recipients: &Recipients{Channels: a.Recipients}}.Request(key)
	if err == nil && send.Schedule != nil {
		if err = send.Schedule.Check(); err == nil {
			err = parley.RefuseField(parley.InvalidValue, "/message/schedule", "an announcement has none")
		}
	}
	return messaging.AnnounceRequest{Recipients: *a.Recipients, Message: send.Message, Key: send.Key, UUID: send.UUID}, err
}

// Announced is an announcement on its way.
type Announced struct {
	Announcement Announcement `json:"announcement"`
}

// Announcement is how far an announcement has come.
type Announcement struct {
	ID         string    `json:"id"`
	Status     string    `json:"status"` // running or done
	Recipients int       `json:"recipients"`
	Delivered  int       `json:"delivered"`
	Failed     int       `json:"failed"`
	Failures   []Failure `json:"failures,omitzero"`
	CreatedAt  Time      `json:"created_at"`
	UpdatedAt  Time      `json:"updated_at"`
}

// Failure is somebody whom an announcement could not reach.
type Failure struct {
	UserID  parley.UserID `json:"user_id"`
	Problem any           `json:"problem"`
}

// AnnouncedOf shapes an announcement; with problem, also whom it could not reach and why.
func AnnouncedOf(v messaging.AnnouncementView, problem func(error) any) Announced {
	a := Announcement{
		ID: v.ID, Status: "running", Recipients: v.People, Delivered: v.Delivered, Failed: v.Failed,
		CreatedAt: Time(v.CreatedAt), UpdatedAt: Time(v.UpdatedAt),
	}
	if v.Done() {
		a.Status = "done"
	}
	if problem != nil {
		a.Failures = Each(v.Failures, func(f parley.Failure) Failure {
			return Failure{UserID: f.User, Problem: problem(parley.Refuse(f.Code, f.Detail))}
		})
	}
	return Announced{a}
}
