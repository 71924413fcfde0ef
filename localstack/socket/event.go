package socket

import (
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// event is what functions and the authorizer are called with. Its shape is what
// events.APIGatewayWebsocketProxyRequest reads, and it has no more fields than AWS sends.
type event struct {
	Type              string              `json:"type,omitempty"`      // of the authorizer's only
	MethodARN         string              `json:"methodArn,omitempty"` // likewise
	Headers           map[string]string   `json:"headers,omitempty"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders,omitempty"`
	Query             map[string]string   `json:"queryStringParameters,omitempty"`
	MultiValueQuery   map[string][]string `json:"multiValueQueryStringParameters,omitempty"`
	StageVariables    *struct{}           `json:"stageVariables,omitempty"` // there are none here
	RequestContext    requestContext      `json:"requestContext"`
	Body              string              `json:"body,omitempty"`
	IsBase64Encoded   *bool               `json:"isBase64Encoded,omitempty"`
}

type requestContext struct {
	RouteKey             string          `json:"routeKey"`
	EventType            string          `json:"eventType"`
	Authorizer           map[string]any  `json:"authorizer,omitempty"`
	MessageID            string          `json:"messageId,omitempty"`
	DisconnectStatusCode int             `json:"disconnectStatusCode,omitempty"`
	DisconnectReason     *string         `json:"disconnectReason,omitempty"`
	ExtendedRequestID    string          `json:"extendedRequestId"`
	RequestTime          string          `json:"requestTime"`
	MessageDirection     string          `json:"messageDirection"`
	Stage                string          `json:"stage"`
	ConnectedAt          int64           `json:"connectedAt"` // ms
	RequestTimeEpoch     int64           `json:"requestTimeEpoch"`
	Identity             requestIdentity `json:"identity"`
	RequestID            string          `json:"requestId"`
	DomainName           string          `json:"domainName"`
	ConnectionID         string          `json:"connectionId"`
	APIID                string          `json:"apiId"`
}

type requestIdentity struct {
	SourceIP  string `json:"sourceIp"`
	UserAgent string `json:"userAgent,omitempty"`
}

func (g *Gateway) context(c *connection, kind, route, request string) requestContext {
	now := time.Now().UTC()
	return requestContext{
		RouteKey: route, EventType: kind, Authorizer: c.authorizer, MessageDirection: "IN",
		RequestID: request, ExtendedRequestID: request, APIID: g.config.APIID, Stage: g.config.Stage,
		RequestTime: now.Format("02/Jan/2006:15:04:05 -0700"), RequestTimeEpoch: now.UnixMilli(),
		ConnectionID: c.id, ConnectedAt: c.connectedAt.UnixMilli(), DomainName: c.domain,
		Identity: requestIdentity{SourceIP: c.sourceIP, UserAgent: c.userAgent},
	}
}

func (g *Gateway) authorizerEvent(c *connection, r *http.Request, request string) []byte {
	e := event{Type: "REQUEST", MethodARN: g.connectARN(), RequestContext: g.context(c, "CONNECT", "$connect", request)}
	e.request(r, c.sourceIP)
	e.StageVariables = &struct{}{}
	return e.encode()
}

func (g *Gateway) handshakeEvent(c *connection, r *http.Request, request string) []byte {
	e := event{RequestContext: g.context(c, "CONNECT", "$connect", request), IsBase64Encoded: new(bool)}
	e.request(r, c.sourceIP)
	return e.encode()
}

func (g *Gateway) messageEvent(c *connection, route, request string, text []byte) []byte {
	e := event{RequestContext: g.context(c, "MESSAGE", route, request), Body: string(text), IsBase64Encoded: new(bool)}
	e.RequestContext.MessageID = newID()
	return e.encode()
}

func (g *Gateway) disconnectEvent(c *connection, why ending) []byte {
	e := event{RequestContext: g.context(c, "DISCONNECT", "$disconnect", newID()), IsBase64Encoded: new(bool)}
	e.Headers = map[string]string{"Host": c.domain, "X-Forwarded-For": "", "x-api-key": "", "x-restapi": ""}
	e.MultiValueHeaders = map[string][]string{}
	for name, value := range e.Headers {
		e.MultiValueHeaders[name] = []string{value}
	}
	e.RequestContext.DisconnectStatusCode, e.RequestContext.DisconnectReason = int(why.code), &why.reason
	return e.encode()
}

func (e event) encode() []byte {
	text, _ := json.Marshal(e) // of strings and numbers: it cannot fail
	return text
}

// request takes over what a handshake says. Headers keep the case in which clients write them; of
// several of one name, Headers has the last.
func (e *event) request(r *http.Request, sourceIP string) {
	e.MultiValueHeaders = map[string][]string{
		"Host": {r.Host}, "X-Forwarded-For": {sourceIP}, "X-Forwarded-Proto": {"http"},
	}
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		e.MultiValueHeaders["X-Forwarded-Port"] = []string{port}
	}
	for name, values := range r.Header {
		if name == "Connection" || name == "Upgrade" {
			continue // of the hop, not of the request
		}
		if rest, ok := strings.CutPrefix(name, "Sec-Websocket-"); ok {
			name = "Sec-WebSocket-" + rest // as browsers write it; net/http has lost how this one did
		}
		e.MultiValueHeaders[name] = values
	}
	e.Headers = lasts(e.MultiValueHeaders)
	if values, _ := url.ParseQuery(r.URL.RawQuery); len(values) > 0 {
		e.MultiValueQuery, e.Query = values, lasts(values)
	}
}

func lasts(all map[string][]string) map[string]string {
	out := map[string]string{}
	for name, values := range all {
		out[name] = values[len(values)-1]
	}
	return out
}
