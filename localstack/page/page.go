// Package page is a small page on which two browser windows chat, to see a new stack
// work. It uses the public API, its socket, and /local/identity-tokens, and must not need anything else.
package page

import (
	_ "embed"
	"net/http"
)

//go:embed index.html
var index []byte

// Handler serves the page.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "only GET", http.StatusMethodNotAllowed)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/html; charset=utf-8")
		header.Set("Cache-Control", "no-store")
		header.Set("Content-Security-Policy", "default-src 'none'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		_, _ = w.Write(index)
	})
}
