package web

import (
	"context"

	"github.com/parleyhq/parley/shared/parley"
)

// Named answers a call on one thing that a path parameter names, with no query and no body: what the use
// case does with it, in its wire shape.
func Named[T, Shape any](param string, do func(ctx context.Context, c parley.Credential, named string) (T, error), shape func(T) Shape) Handler {
	return NoQuery(func(ctx context.Context, r *Request) (Response, error) {
		thing, err := do(ctx, r.Credential, r.Param(param))
		if err != nil {
			return Response{}, err
		}
		return OK(shape(thing)), nil
	})
}

// NamedGone is Named for a call that leaves nothing to show.
func NamedGone(param string, do func(ctx context.Context, c parley.Credential, named string) error) Handler {
	return NoQuery(func(ctx context.Context, r *Request) (Response, error) {
		if err := do(ctx, r.Credential, r.Param(param)); err != nil {
			return Response{}, err
		}
		return NoContent(), nil
	})
}

// NamedWith is Named for a call that has a body.
func NamedWith[Body, T, Shape any](param string, do func(ctx context.Context, c parley.Credential, named string, body Body) (T, error), shape func(T) Shape) Handler {
	return namedWith(param, (*Request).Decode, do, shape)
}

// NamedPatch is Named for a call whose body is a JSON merge patch.
func NamedPatch[Body, T, Shape any](param string, do func(ctx context.Context, c parley.Credential, named string, body Body) (T, error), shape func(T) Shape) Handler {
	return namedWith(param, (*Request).DecodePatch, do, shape)
}

func namedWith[Body, T, Shape any](param string, decode func(*Request, any) error, do func(ctx context.Context, c parley.Credential, named string, body Body) (T, error), shape func(T) Shape) Handler {
	return NoQuery(func(ctx context.Context, r *Request) (Response, error) {
		var body Body
		if err := decode(r, &body); err != nil {
			return Response{}, err
		}
		thing, err := do(ctx, r.Credential, r.Param(param), body)
		if err != nil {
			return Response{}, err
		}
		return OK(shape(thing)), nil
	})
}
