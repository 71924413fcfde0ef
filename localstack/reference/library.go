package reference

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// Redoc as npm has it: the package, and the checksum of its tarball. Of the package one file is used, which has
// everything in it, so that nothing is installed.
const (
	version  = "3.0.1"
	checksum = "KDfoKaYW19LCl4YStgBnwlaNjYEFfs5zCNt1s1WZ2YM5u8d26Yuzd2l43fZO851ZsgIMe/D640fDJkD8eaRQKQ=="
	bundle   = "package/bundles/redoc.standalone.js"
)

// library is Redoc, once it is there.
type library struct {
	cache string

	mu   sync.Mutex
	text []byte
}

// load is Redoc's text: the one in memory, in the cache, or fetched.
func (l *library) load(ctx context.Context) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.text != nil {
		return l.text, nil
	}
	file := filepath.Join(l.cache, "redoc-"+version+".js")
	text, err := os.ReadFile(file)
	if err != nil {
		if text, err = fetch(ctx); err != nil {
			return nil, err
		}
		if err := keep(file, text); err != nil {
			return nil, err
		}
	}
	l.text = withoutLogo(text)
	return l.text, nil
}

// withoutLogo has Redoc's name in place of a picture of it that would come from elsewhere.
func withoutLogo(text []byte) []byte {
	const logo = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='38' height='14'><text y='11' font-family='sans-serif' font-size='11' fill='gray'>Redoc</text></svg>`
	for _, name := range []string{"logo-mini-full.svg", "logo-mini.svg"} {
		text = bytes.ReplaceAll(text, []byte("https://cdn.redoc.ly/redoc/"+name), []byte(logo))
	}
	return text
}

// fetch has npm fetch the package, which checks it as well, and takes the one file out of it.
func fetch(ctx context.Context) ([]byte, error) {
	if _, err := exec.LookPath("npm"); err != nil {
		return nil, errors.New("npm is needed once: install Node.js")
	}
	dir, err := os.MkdirTemp("", "parley-reference-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "redoc@"+version)
	cmd.Dir = dir
	if output, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm: %w\n%s", err, strings.TrimSpace(string(output)))
	}
	tarball, err := os.ReadFile(filepath.Join(dir, "redoc-"+version+".tgz"))
	if err != nil {
		return nil, err
	}
	return unpack(tarball)
}

// unpack takes the bundle out of a tarball that is the pinned one.
func unpack(tarball []byte) ([]byte, error) {
	if sum := sha512.Sum512(tarball); base64.StdEncoding.EncodeToString(sum[:]) != checksum {
		return nil, errors.New("what npm fetched is not redoc " + version)
	}
	plain, err := gzip.NewReader(bytes.NewReader(tarball))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(plain); ; {
		header, err := files.Next()
		if err != nil {
			return nil, fmt.Errorf("redoc %s: %s: %w", version, bundle, err)
		}
		if header.Name == bundle {
			return io.ReadAll(files)
		}
	}
}

// keep replaces the file in one step: other stacks may read it.
func keep(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(file), "redoc-*.new")
	if err != nil {
		return err
	}
	_, err = fresh.Write(text)
	if err := errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), file)
}
