package lambda

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

const runtimePath = "/2018-06-01/runtime"

// runtimeAPI serves https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html to one process.
func (p *process) runtimeAPI() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+runtimePath+"/invocation/next", p.next)
	mux.HandleFunc("POST "+runtimePath+"/invocation/{id}/response", p.response)
	mux.HandleFunc("POST "+runtimePath+"/invocation/{id}/error", p.failure)
	mux.HandleFunc("POST "+runtimePath+"/init/error", p.initError)
	return mux
}

// next hands over the next invocation, however long that takes. Asking is what makes a process free.
func (p *process) next(w http.ResponseWriter, r *http.Request) {
	if p.askedBefore() {
		p.service.release(p)
	} else {
		close(p.ready)
	}
	select {
	case inv := <-p.work:
		p.mu.Lock()
		p.current = inv
		p.mu.Unlock()
		header := w.Header()
		header.Set("Content-Type", "application/json")
		header.Set("Content-Length", strconv.Itoa(len(inv.payload)))
		header.Set("Lambda-Runtime-Aws-Request-Id", inv.id)
		header.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(inv.deadline.UnixMilli(), 10))
		header.Set("Lambda-Runtime-Invoked-Function-Arn", inv.arn)
		header.Set("Lambda-Runtime-Trace-Id", traceID(inv))
		_, _ = w.Write(inv.payload) // a process that cannot be written to has died, which reap sees
	case <-r.Context().Done():
	}
}

// traceID is an X-Ray header that is not sampled.
func traceID(inv *invocation) string {
	return fmt.Sprintf("Root=1-%08x-%s;Sampled=0", inv.deadline.Unix(), inv.id[:8]+inv.id[9:13]+inv.id[24:36])
}

// askedBefore says whether this is not the first time that the process asks for work. One that asks
// without having answered has lost its invocation.
func (p *process) askedBefore() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := p.polled
	p.polled = true
	if p.current != nil {
		p.current.answers <- answer{err: &FunctionError{"Runtime.InvalidState", "the function asked for work before it answered"}}
		p.current = nil
	}
	return asked
}

// settle ends the current invocation, if it is this one.
func (p *process) settle(id string, a answer) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil || p.current.id != id {
		return false
	}
	p.service.returning(p) // before the caller can call again
	p.current.answers <- a
	p.current = nil
	return true
}

func (p *process) response(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, MaxResponse+1))
	if err != nil {
		refuse(w, http.StatusBadRequest, "InvalidRequest", "the answer could not be read")
		return
	}
	id := r.PathValue("id")
	if len(body) > MaxResponse {
		text := fmt.Sprintf("Response payload size exceeded maximum allowed payload size (%d bytes).", MaxResponse)
		p.settle(id, answer{err: &FunctionError{"Function.ResponseSizeTooLarge", text}})
		refuse(w, http.StatusRequestEntityTooLarge, "RequestEntityTooLarge", text)
		return
	}
	a := answer{payload: body}
	if kind := r.Trailer.Get("Lambda-Runtime-Function-Error-Type"); kind != "" {
		a = answer{err: &FunctionError{kind, "the function failed while it answered"}}
	}
	p.accept(w, id, a)
}

func (p *process) failure(w http.ResponseWriter, r *http.Request) {
	p.accept(w, r.PathValue("id"), answer{err: readError(r)})
}

func (p *process) accept(w http.ResponseWriter, id string, a answer) {
	if !p.settle(id, a) {
		refuse(w, http.StatusBadRequest, "InvalidRequestID", "Invalid request ID")
		return
	}
	w.WriteHeader(http.StatusAccepted)
	_, _ = io.WriteString(w, `{"status":"OK"}`)
}

func (p *process) initError(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.initFailed = readError(r)
	p.mu.Unlock()
	w.WriteHeader(http.StatusAccepted)
	_, _ = io.WriteString(w, `{"status":"OK"}`)
}

// readError is the error that a runtime posts; one that says nothing of use still has a type.
func readError(r *http.Request) *FunctionError {
	said := &FunctionError{}
	body, _ := io.ReadAll(io.LimitReader(r.Body, MaxResponse))
	_ = json.Unmarshal(body, said)
	if said.Type == "" {
		said.Type = "Unhandled"
	}
	return said
}

func refuse(w http.ResponseWriter, status int, kind, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(FunctionError{kind, message})
}
