package child

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// keep is a process that says where it is in a file, and the numbers of its lives as they begin.
func keep(t *testing.T, command ...string) (Keep, chan int) {
	t.Helper()
	began := make(chan int, 100)
	return Keep{
		Name: "it", Log: filepath.Join(t.TempDir(), "log"), Starter: NewStarter(), Say: func(what string) { t.Log(what) },
		Command: func() *exec.Cmd { return exec.Command(command[0], command[1:]...) },
		Ready:   func(context.Context, <-chan struct{}) error { return nil },
		Began:   func(pid int) error { began <- pid; return nil },
	}, began
}

func TestWhatIsKeptIsStartedAgainUntilItIsClosed(t *testing.T) {
	k, began := keep(t, "sleep", "600")
	p, err := k.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first := <-began
	if err := syscall.Kill(first, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	second := <-began
	if p.PID() != second || second == first {
		t.Errorf("process %d runs after %d and %d", p.PID(), first, second)
	}
	p.Close()
	if err := syscall.Kill(second, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("process %d: %v", second, err)
	}
	if len(began) != 0 {
		t.Error("another one was started")
	}
}

func TestWhatCannotLiveIsNotStartedWithoutABreath(t *testing.T) {
	k, began := keep(t, "false")
	p, err := k.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	since := time.Now()
	for range briefLives + 3 {
		<-began
	}
	if took := time.Since(since); took < 2*breather {
		t.Errorf("%d lives in %v", briefLives+3, took)
	}
	p.Close()
}

func TestWhatIsNotReadyIsEndedAndSaysWhereItSpoke(t *testing.T) {
	k, began := keep(t, "sh", "-c", "echo no such disk; sleep 600")
	k.Ready = func(context.Context, <-chan struct{}) error {
		for text := ""; !strings.Contains(text, "no such disk"); {
			raw, _ := os.ReadFile(k.Log)
			text = string(raw)
		}
		return errors.New("it does not answer")
	}
	if _, err := k.Start(t.Context()); err == nil || !strings.Contains(err.Error(), k.Log) {
		t.Errorf("%v", err)
	}
	if err := syscall.Kill(<-began, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("it still runs: %v", err)
	}
}
