// Package reference shows the contract in a browser: the HTTP API at /docs, the frames of the socket at /docs/socket.
// Redoc renders the documents as they stand in the checkout; npm fetches it at the first visit, and after that
// nothing comes from elsewhere and nothing goes there. It must not know what the documents say.
package reference

import (
	"bytes"
	"context"
	_ "embed"
	"html/template"
	"io/fs"
	"net/http"
	"time"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// view is what a page shows.
type view struct{ Title, Document, Trouble string }

// policy lets a page load what this package serves, and send nothing anywhere.
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// patience is for npm to fetch Redoc.
const patience = time.Minute

// Handler serves the documents below /docs. What it fetches is kept in the folder cache.
func Handler(documents fs.FS, cache string) http.Handler {
	library := &library{cache: cache}
	mux := http.NewServeMux()
	show := func(v view) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { library.show(w, r, v) }
	}
	mux.HandleFunc("GET /docs", show(view{Title: "the HTTP API", Document: "openapi.yaml"}))
	mux.HandleFunc("GET /docs/socket", show(view{Title: "the socket", Document: "asyncapi.yaml"}))
	mux.HandleFunc("GET /docs/redoc.js", library.serve)
	for _, name := range []string{"openapi.yaml", "asyncapi.yaml"} {
		mux.HandleFunc("GET /docs/"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
			w.Header().Set("Cache-Control", "no-store")
			http.ServeFileFS(w, r, documents, name)
		})
	}
	return mux
}

// show answers with a page, or with why there can be none.
func (l *library) show(w http.ResponseWriter, r *http.Request, v view) {
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	status := http.StatusOK
	if _, err := l.load(ctx); err != nil {
		status, v.Trouble = http.StatusBadGateway, "Redoc, which shows the reference, could not be fetched: "+err.Error()
	}
	var text bytes.Buffer
	if err := page.Execute(&text, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	_, _ = w.Write(text.Bytes())
}

func (l *library) serve(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	text, err := l.load(ctx)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	http.ServeContent(w, r, "redoc.js", time.Time{}, bytes.NewReader(text))
}
