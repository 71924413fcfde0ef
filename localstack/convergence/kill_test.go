package convergence

import (
	"encoding/json"
	"slices"
	"syscall"

	"github.com/parleyhq/parley/localstack/convergence/client"
)

// killBusy kills with -9 every process of these functions that is at work, and says how many there were.
func (d *deployment) killBusy(functions ...string) (killed int) {
	d.t.Helper()
	for _, p := range d.Processes().Functions {
		if p.Busy && slices.Contains(functions, p.Function) && syscall.Kill(p.PID, syscall.SIGKILL) == nil {
			killed++
		}
	}
	return killed
}

// entryOf is the message that an event tells of.
func entryOf(e client.Event) (m client.Entry) {
	_ = json.Unmarshal(e.Data, &m) // what cannot be read is none
	return m
}
