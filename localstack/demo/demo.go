// Package demo keeps the demo app: an app of its own in a new deployment, so that somebody who tries
// Parley out need not set one up, and a stand-in for that app's server, which says who its users are.
//
// It does what any team does that uses Parley, over HTTP and by the public contract alone; it must
// not know anything that they would not.
package demo

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
)

// keyID is the kid of the demo app's key.
const keyID = "demo"

// Users are those whom the page offers.
func Users() []string { return []string{"alice", "bob", "carol"} }

// Config says where Parley answers and where the app is kept.
type Config struct {
	URL         string
	OperatorKey string
	File        string
}

// App is the demo app. Safe for concurrent use.
type App struct {
	client client
	kept   kept
	key    ed25519.PrivateKey
}

// kept is what the file holds.
type kept struct {
	AppID      string   `json:"app_id"`
	APIKey     string   `json:"api_key"`
	PrivateKey string   `json:"private_key"` // PKCS #8, PEM
	Users      []string `json:"users"`
}

// Open takes the app from the file, or makes one where there is none or the deployment no longer
// knows it.
func Open(ctx context.Context, config Config) (*App, error) {
	c := client{config.URL}
	if app, err := load(config.File, c); err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	} else if app != nil {
		known, err := app.isKnown(ctx)
		if err != nil || known {
			return app, err
		}
	}
	app, err := create(ctx, config, c)
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	return app, nil
}

// AppID names the app.
func (a *App) AppID() string { return a.kept.AppID }

// APIKey is what its server calls with.
func (a *App) APIKey() string { return a.kept.APIKey }

func load(file string, c client) (*App, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	a := &App{client: c}
	if json.Unmarshal(text, &a.kept) != nil {
		return nil, fmt.Errorf("%s cannot be read; remove it to get a new demo app", file)
	}
	block, _ := pem.Decode([]byte(a.kept.PrivateKey))
	if block == nil {
		return nil, fmt.Errorf("%s holds no private key; remove it to get a new demo app", file)
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s holds a key of another kind; remove it to get a new demo app", file)
	}
	a.key = private
	return a, nil
}

// isKnown says whether the app is still there: a database can be thrown away apart from the file.
func (a *App) isKnown(ctx context.Context) (bool, error) {
	err := a.client.call(ctx, http.MethodGet, "/v1/identity-provider", a.kept.APIKey, nil, nil)
	var refused *refusal
	if errors.As(err, &refused) && (refused.status == http.StatusUnauthorized || refused.status == http.StatusNotFound) {
		return false, nil
	}
	return err == nil, err
}

func create(ctx context.Context, config Config, c client) (*App, error) {
	if config.OperatorKey == "" {
		return nil, errors.New("the template has no operator key")
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	var made struct {
		Staging struct {
			App struct {
				ID string `json:"id"`
			} `json:"app"`
			APIKey string `json:"api_key"`
		} `json:"staging"`
	}
	if err := c.call(ctx, http.MethodPost, "/v1/apps", config.OperatorKey, map[string]string{"name": "demo"}, &made); err != nil {
		return nil, err
	}
	publicPEM, err := encode("PUBLIC KEY", public, x509.MarshalPKIXPublicKey)
	if err != nil {
		return nil, err
	}
	err = c.call(ctx, http.MethodPut, "/v1/identity-provider/keys/"+keyID, made.Staging.APIKey, map[string]string{"public_key": publicPEM}, nil)
	if err != nil {
		return nil, err
	}
	a := &App{client: c, key: private, kept: kept{AppID: made.Staging.App.ID, APIKey: made.Staging.APIKey, Users: Users()}}
	if a.kept.PrivateKey, err = encode("PRIVATE KEY", private, x509.MarshalPKCS8PrivateKey); err != nil {
		return nil, err
	}
	return a, a.save(config.File)
}

func encode(kind string, key any, marshal func(any) ([]byte, error)) (string, error) {
	der, err := marshal(key)
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})), err
}

func (a *App) save(file string) error {
	text, err := json.MarshalIndent(a.kept, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(file+".new", append(text, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}
