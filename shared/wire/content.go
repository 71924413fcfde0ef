package wire

import (
	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
)

// Part is one piece of a message: a body, or content.
type Part struct {
	ID       string   `json:"id"`
	MimeType string   `json:"mime_type"`
	Body     *string  `json:"body,omitzero"` // absent beside content
	Encoding string   `json:"encoding,omitzero"`
	Name     string   `json:"name,omitzero"`
	Content  *Content `json:"content,omitzero"`
}

// Content is what is too large for a part's body, with a link to it that ends soon.
type Content struct {
	ID          parley.ContentID `json:"id"`
	Size        int64            `json:"size"`
	MimeType    string           `json:"mime_type"`
	Name        *string          `json:"name"`
	DownloadURL string           `json:"download_url"`
	ExpiresAt   Time             `json:"expires_at"`
}

func partOf(p parley.Part, link content.Link) Part {
	shaped := Part{ID: p.ID, MimeType: p.MimeType, Encoding: p.Encoding, Name: p.Name}
	if p.Content.ID == "" {
		shaped.Body = &p.Body
		return shaped
	}
	c := contentOf(p, link)
	shaped.Content = &c
	return shaped
}

func contentOf(p parley.Part, link content.Link) Content {
	return Content{
		ID: p.Content.ID, Size: p.Content.Size, MimeType: p.MimeType, Name: orNull(p.Name),
		DownloadURL: link.URL, ExpiresAt: Time(link.ExpiresAt),
	}
}

// ContentOf shapes what a part carries.
func ContentOf(v messaging.ContentView) Content { return contentOf(v.Part, v.Link) }

// Upload is content that waits for its bytes, and how to bring them.
type Upload struct {
	ID     parley.ContentID `json:"id"`
	Upload Ticket           `json:"upload"`
}

// Ticket is a request to make: with this method, to this address, with these headers and the bytes.
type Ticket struct {
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	Headers   map[string]string `json:"headers"`
	ExpiresAt Time              `json:"expires_at"`
}

// UploadOf shapes what is to be uploaded.
func UploadOf(u messaging.Upload) Upload {
	return Upload{ID: u.ID, Upload: Ticket{Method: "PUT", URL: u.Ticket.URL, Headers: u.Ticket.Headers, ExpiresAt: Time(u.Ticket.ExpiresAt)}}
}
