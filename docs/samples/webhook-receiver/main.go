// Command webhook-receiver takes the news that Parley posts to your server: it verifies them, keeps each once, and
// answers at once. The work is done afterwards, in the order in which they came, so that a slow mail server never
// makes Parley wait.
package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// event is what Parley posts; data is of a shape for each type.
type event struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

// handle is where your app does its work. What fails is tried again, before anything that came later.
func handle(e event) error {
	switch e.Type {
	case "message.unread": // nobody has looked for a while: write them an e-mail, or a text message
		log.Printf("an e-mail is due: %s", e.Data)
	default:
		log.Printf("%s: %s", e.Type, e.Data)
	}
	return nil
}

func main() {
	verifier, err := standardwebhooks.NewWebhook(setting("WEBHOOK_SECRET"))
	if err != nil {
		log.Fatal(err)
	}
	inbox, err := openInbox(setting("INBOX_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	go inbox.work()
	mux := http.NewServeMux()
	mux.Handle("POST /webhooks", receiver{verifier, inbox})
	server := &http.Server{Addr: "127.0.0.1:" + setting("PORT"), Handler: mux, ReadTimeout: 10 * time.Second}
	log.Printf("webhook receiver at http://%s/webhooks", server.Addr)
	log.Fatal(server.ListenAndServe())
}

type receiver struct {
	verifier *standardwebhooks.Webhook
	inbox    *inbox
}

// ServeHTTP answers 2xx for what is safely kept, and for nothing else: Parley posts again until it is.
func (s receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "the body could not be read", http.StatusBadRequest)
		return
	}
	// The signature is of the bytes as they came, and of when: nobody can post an old one again.
	if err := s.verifier.Verify(body, r.Header); err != nil {
		http.Error(w, "this is not signed by Parley", http.StatusUnauthorized)
		return
	}
	id := r.Header.Get(standardwebhooks.HeaderWebhookID)
	isNew, err := s.inbox.keep(id, body)
	if err != nil {
		log.Print(err)
		http.Error(w, "it could not be kept", http.StatusInternalServerError)
		return
	}
	if !isNew {
		log.Printf("%s came again", id)
	}
	w.WriteHeader(http.StatusNoContent)
}

func setting(name string) string {
	text := os.Getenv(name)
	if text == "" {
		log.Fatalf("set %s", name)
	}
	return text
}
