package gateway

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// write sends a function's answer. What does not have a statusCode is itself the body, as format 2.0
// has it; what cannot be an answer is the function's failure.
func (g *Gateway) write(w http.ResponseWriter, payload []byte) {
	answer, ok := readAnswer(payload)
	if !ok {
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
		return
	}
	body := []byte(answer.Body)
	if answer.IsBase64Encoded {
		decoded, err := base64.StdEncoding.DecodeString(answer.Body)
		if err != nil {
			refuse(w, http.StatusInternalServerError, "Internal Server Error")
			return
		}
		body = decoded
	}
	header := w.Header()
	g.copyHeaders(header, answer)
	if header.Get("Content-Type") == "" && len(body) > 0 {
		header.Set("Content-Type", "text/plain; charset=utf-8")
	}
	if answer.StatusCode != http.StatusNoContent && answer.StatusCode != http.StatusNotModified {
		header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(answer.StatusCode)
	_, _ = w.Write(body)
}

func readAnswer(payload []byte) (events.APIGatewayV2HTTPResponse, bool) {
	var answer events.APIGatewayV2HTTPResponse
	var shape struct {
		StatusCode json.RawMessage `json:"statusCode"`
	}
	if !json.Valid(payload) {
		return answer, false
	}
	if json.Unmarshal(payload, &shape) != nil || shape.StatusCode == nil {
		answer.StatusCode = http.StatusOK
		answer.Headers = map[string]string{"Content-Type": "application/json"}
		answer.Body = string(payload)
		return answer, true
	}
	err := json.Unmarshal(payload, &answer)
	return answer, err == nil && answer.StatusCode >= 200 && answer.StatusCode <= 599
}

// copyHeaders takes over the function's headers, but for those that are the gateway's to set.
func (g *Gateway) copyHeaders(to http.Header, answer events.APIGatewayV2HTTPResponse) {
	set := func(name string, values ...string) {
		name = textproto.CanonicalMIMEHeaderKey(name)
		switch name {
		case "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Keep-Alive", "Trailer", "Apigw-Requestid":
			return
		}
		if g.config.CORS != nil && strings.HasPrefix(name, "Access-Control-") {
			return // with CORS configured, the function's own word does not count
		}
		to[name] = values
	}
	for name, value := range answer.Headers {
		set(name, value)
	}
	for name, values := range answer.MultiValueHeaders {
		set(name, values...)
	}
	for _, cookie := range answer.Cookies {
		to.Add("Set-Cookie", cookie)
	}
}
