package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// MissingError says what a person has to install, or what to do instead.
type MissingError struct{ Text string }

func (e *MissingError) Error() string { return e.Text }

// Program finds the engine's program, which npm fetches into dir/node_modules where the version that
// dir/package.json pins is not there yet.
func Program(ctx context.Context, dir string, say func(string)) (string, error) {
	name := "@dynoxide/" + platform()
	pinned, err := pinnedVersion(dir, name)
	if err != nil {
		return "", fmt.Errorf("engine: %w", err)
	}
	if pinned == "" {
		return installed()
	}
	program := filepath.Join(dir, "node_modules", filepath.FromSlash(name), "dynoxide")
	if hasVersion(program, pinned) {
		return program, nil
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return "", &MissingError{"npm is needed once, to fetch the embedded DynamoDB: install Node.js, or set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB of yours"}
	}
	aside := filepath.Join(filepath.Dir(dir), ".parley")
	if err := os.MkdirAll(aside, 0o755); err != nil {
		return "", fmt.Errorf("engine: %w", err)
	}
	lock := flock.New(filepath.Join(aside, "npm.lock"))
	if _, err := lock.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		return "", fmt.Errorf("engine: %w", err)
	}
	defer lock.Close()
	if hasVersion(program, pinned) { // another stack fetched it meanwhile
		return program, nil
	}
	say("fetching the embedded DynamoDB (npm ci)")
	cmd := exec.CommandContext(ctx, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = dir
	if output, err := cmd.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", &MissingError{"npm could not fetch the embedded DynamoDB:\n" + strings.TrimSpace(string(output))}
	}
	if !hasVersion(program, pinned) {
		return "", &MissingError{"npm ran, but " + name + " " + pinned + " is not there; set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB of yours"}
	}
	return program, nil
}

// installed is for systems for which no package is pinned.
func installed() (string, error) {
	program, err := exec.LookPath("dynoxide")
	if err != nil {
		return "", &MissingError{"there is no embedded DynamoDB for " + platform() + ": install dynoxide, or set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB of yours"}
	}
	return program, nil
}

// platform is this system in npm's words.
func platform() string {
	arch := runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	return runtime.GOOS + "-" + arch
}

// pinnedVersion is "" where the package is not pinned.
func pinnedVersion(dir, name string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return "", err
	}
	var manifest struct {
		OptionalDependencies map[string]string `json:"optionalDependencies"`
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		return "", errors.New("localstack/package.json cannot be read")
	}
	return manifest.OptionalDependencies[name], nil
}

func hasVersion(program, version string) bool {
	if _, err := os.Stat(program); err != nil {
		return false
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(program), "package.json"))
	if err != nil {
		return false
	}
	var manifest struct {
		Version string `json:"version"`
	}
	return json.Unmarshal(text, &manifest) == nil && manifest.Version == version
}
