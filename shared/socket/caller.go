package socket

import (
	"encoding/base64"
	"errors"

	"github.com/aws/aws-lambda-go/events"

	"github.com/parleyhq/parley/shared/parley"
)

// Whose a connection is, is what the authorizer said when it was opened: API Gateway keeps that, and gives it
// with every later event. A user id can be any text, so it goes in base64url, which nothing on the way changes.

func contextOf(c parley.Credential) map[string]any {
	return map[string]any{
		"app": string(c.App), "user": base64.RawURLEncoding.EncodeToString([]byte(c.User)), "session": c.ID,
	}
}

// errNobody is an event that does not say whose it is, which only a wrong deployment sends.
var errNobody = errors.New("the event says nothing of the authorizer")

func credentialOf(event events.APIGatewayWebsocketProxyRequest) (parley.Credential, error) {
	about, _ := event.RequestContext.Authorizer.(map[string]any)
	said := func(name string) string {
		text, _ := about[name].(string)
		return text
	}
	app, _, err := parley.ParseAppID(said("app"))
	user, broken := base64.RawURLEncoding.DecodeString(said("user"))
	session, connection := said("session"), event.RequestContext.ConnectionID
	if err != nil || broken != nil || len(user) == 0 || session == "" || connection == "" {
		return parley.Credential{}, errNobody
	}
	return parley.Credential{
		Kind: parley.SocketSession, App: app, User: parley.UserID(user), ID: session, Connection: connection,
	}, nil
}
