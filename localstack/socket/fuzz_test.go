package socket

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// What comes in passes the wire unchanged, whatever it is; a frame that is too large fails once.
func FuzzWire(f *testing.F) {
	f.Add([]byte("\x81\x85maskhello\x89\x80mask"))
	f.Add([]byte("\x81\xfe\x80\x01mask0123456789"))
	f.Add([]byte("\x01\x7f\x7f\xff\xff\xff\xff\xff\xff\xffx"))
	f.Fuzz(func(t *testing.T, sent []byte) {
		w := &wire{Conn: (*net.TCPConn)(nil), in: bufio.NewReader(bytes.NewReader(sent))}
		var got []byte
		for failed := false; ; {
			piece := make([]byte, 7)
			n, err := w.Read(piece)
			got = append(got, piece[:n]...)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil && (failed || n > 0 || !errors.Is(err, errFrameTooLarge)) {
				t.Fatalf("%x: %d bytes and %v", sent, n, err)
			}
			failed = err != nil
		}
		if !bytes.Equal(got, sent) {
			t.Fatalf("%x became %x", sent, got)
		}
	})
}

// Whatever stands there, nothing breaks and nobody gets in.
func FuzzAuthorization(f *testing.F) {
	f.Add("AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00", "20260101T000000Z")
	f.Add("AWS4-HMAC-SHA256 ", "2026")
	g := &Gateway{config: Config{Region: region, Credentials: []Credentials{credentials}}}
	f.Fuzz(func(t *testing.T, header, date string) {
		r := &http.Request{Method: http.MethodGet, RequestURI: "/", Header: http.Header{"Authorization": {header}, "X-Amz-Date": {date}}}
		if g.checkSignature(r, nil, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)) == nil {
			t.Fatalf("%q is a signature", header)
		}
	})
}

func FuzzPolicy(f *testing.F) {
	f.Add([]byte(`{"Statement":{"Effect":"Allow","Action":"*","Resource":["a*b?c"]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		if permits(document, arn) && !bytes.Contains(document, []byte("llow")) {
			t.Fatalf("%s permits", document)
		}
	})
}
