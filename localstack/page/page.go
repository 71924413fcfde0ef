// Package page serves the chat page of the local stack, which is built from src into dist. It answers from memory;
// what the page says goes by the public API, its socket, and what is under /local/, and must not need anything else.
package page

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
)

//go:embed dist
var built embed.FS

// policy lets the page talk to this machine and nobody else, and runs no script that is not a file of its own. Elements of the kit place
// themselves by style attributes. S3 is at another port of this machine.
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; manifest-src 'self'; " +
	"style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; " +
	"connect-src 'self' data: http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// hashed are files whose names change with what is in them.
var hashed = regexp.MustCompile(`-[0-9A-Z]{8}\.(js|css)$`)

// file is one file as it is served.
type file struct {
	kind   string
	cache  string
	etag   string
	plain  []byte
	zipped []byte
}

// Handler serves the page at / and its files under /page/.
func Handler() http.Handler {
	files := load(built)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/page/")
		if r.URL.Path == "/" {
			name = "index.html"
		}
		f, ok := files[name]
		switch {
		case !ok:
			http.NotFound(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			http.Error(w, "only GET", http.StatusMethodNotAllowed)
		default:
			f.serve(w, r)
		}
	})
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", f.kind)
	header.Set("Cache-Control", f.cache)
	header.Set("ETag", f.etag)
	header.Set("Vary", "Accept-Encoding")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", policy)
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Service-Worker-Allowed", "/")
	if strings.Contains(r.Header.Get("If-None-Match"), f.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.plain
	if f.zipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
		body = f.zipped
	}
	_, _ = w.Write(body)
}

func load(from fs.FS) map[string]*file {
	files := map[string]*file{}
	names, err := fs.Glob(from, "dist/*")
	if err != nil {
		panic(err) // the pattern is wrong
	}
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			panic(err) // it is part of this program
		}
		files[path.Base(name)] = newFile(path.Base(name), text)
	}
	return files
}

func newFile(name string, text []byte) *file {
	sum := sha256.Sum256(text)
	f := &file{kind: kindOf(name), cache: "no-cache", etag: `W/"` + hex.EncodeToString(sum[:8]) + `"`, plain: text, zipped: zip(text)}
	if hashed.MatchString(name) {
		f.cache = "public, max-age=31536000, immutable"
	}
	return f
}

func kindOf(name string) string {
	kinds := map[string]string{
		".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".txt": "text/plain", ".svg": "image/svg+xml",
		".webmanifest": "application/manifest+json",
	}
	return kinds[path.Ext(name)] + "; charset=utf-8"
}

// zip is the text compressed, or nil where that gains nothing.
func zip(text []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is one of its own
	_, _ = w.Write(text)                                    // into memory
	_ = w.Close()
	if out.Len() >= len(text) {
		return nil
	}
	return out.Bytes()
}
