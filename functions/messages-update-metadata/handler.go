package main

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parleyhq/parley/shared/messaging"
	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/web"
	"github.com/parleyhq/parley/shared/wire"
)

type patchMetadata func(ctx context.Context, c parley.Credential, named string, patch jsontext.Value) (messaging.MessageView, error)

// The body is the patch: an object of any names.
func handler(patch patchMetadata) web.Handler { return web.NamedPatch("id", patch, wire.MessageOf) }
