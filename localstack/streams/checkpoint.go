package streams

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"sync"
	"time"
)

// checkpoints are how far each mapping is done, in a file that is whole at any moment. It lags a
// little behind: what was done since is delivered again after a kill.
type checkpoints struct {
	file string

	mu      sync.Mutex
	places  map[string]Position
	changed chan struct{} // of one; filled when there is something to save
	saving  sync.Mutex
}

// saveEvery bounds how much is delivered again, and how often a busy stream writes a file.
const saveEvery = 50 * time.Millisecond

func openCheckpoints(file string) (*checkpoints, error) {
	c := &checkpoints{file: file, places: map[string]Position{}, changed: make(chan struct{}, 1)}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &c.places)
	}
	if err != nil {
		return nil, fmt.Errorf("the checkpoints cannot be read; remove %s to begin anew: %w", file, err)
	}
	return c, nil
}

func (c *checkpoints) get(name string) Position {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.places[name]
}

func (c *checkpoints) set(name string, p Position) {
	c.mu.Lock()
	c.places[name] = p
	c.mu.Unlock()
	select {
	case c.changed <- struct{}{}:
	default:
	}
}

// keep saves what changed until ctx ends.
func (c *checkpoints) keep(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.changed:
		}
		_ = c.save() // the next one tries again
		select {
		case <-ctx.Done():
			return
		case <-time.After(saveEvery):
		}
	}
}

func (c *checkpoints) save() error {
	c.saving.Lock()
	defer c.saving.Unlock()
	c.mu.Lock()
	places := maps.Clone(c.places)
	c.mu.Unlock()
	text, err := json.MarshalIndent(places, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.file+".new", append(text, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(c.file+".new", c.file)
}
