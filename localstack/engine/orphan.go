package engine

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// writePID notes the process, so that the next start can end it if we cannot.
func (c Config) writePID(pid int) error {
	return os.WriteFile(c.pidFile(), []byte(strconv.Itoa(pid)+"\n"), 0o600)
}

// endOrphan ends the engine that a stack which was killed left behind on these data: two engines
// over one file would each believe to be alone. The data are locked by us, so it has no owner.
func endOrphan(ctx context.Context, c Config) error {
	text, err := os.ReadFile(c.pidFile())
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || pid <= 1 || !runs(pid, c.database()) {
		return nil // a number that now belongs to somebody else, or to nobody
	}
	c.Say("ending the database that an earlier stack left behind")
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && err != syscall.ESRCH {
		return fmt.Errorf("end the old database, process %d: %w", pid, err)
	}
	for runs(pid, c.database()) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollEvery):
		}
	}
	return nil
}

// runs says whether process pid is an engine over this database.
func runs(pid int, database string) bool {
	line := commandLine(pid)
	absolute, err := filepath.Abs(database)
	return err == nil && strings.Contains(line, "serve") &&
		(strings.Contains(line, absolute) || strings.Contains(line, database))
}

// commandLine is "" where there is no such process, or it has ended and was not reaped yet.
func commandLine(pid int) string {
	if runtime.GOOS == "linux" {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if err != nil {
			return ""
		}
		return string(bytes.ReplaceAll(text, []byte{0}, []byte{' '}))
	}
	text, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return string(text)
}
