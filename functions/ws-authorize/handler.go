package main

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/socket"
)

type check func(ctx context.Context, c parley.Credential) error

func handler(check check) socket.Authorizer {
	return func(ctx context.Context, offered []string) (parley.Credential, error) {
		if len(offered) != 2 || offered[0] != socket.Protocol {
			return parley.Credential{}, noSession()
		}
		c, err := parley.ParseCredential("Bearer "+offered[1], "")
		if err != nil {
			return parley.Credential{}, err
		}
		if c.Kind != parley.SessionToken {
			return parley.Credential{}, noSession()
		}
		return c, check(ctx, c)
	}
}

func noSession() error {
	return parley.Refuse(parley.Unauthenticated, "send Sec-WebSocket-Protocol: "+socket.Protocol+" and a session token")
}
