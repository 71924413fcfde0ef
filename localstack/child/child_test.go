package child

import (
	"bufio"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestMain is also the parent that a test kills: it starts a child, says which, and waits.
func TestMain(m *testing.M) {
	if os.Getenv("CHILD_TEST_PARENT") == "" {
		os.Exit(m.Run())
	}
	cmd := exec.Command("sleep", "600")
	if err := NewStarter().Start(cmd); err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strconv.Itoa(cmd.Process.Pid) + "\n")
	select {}
}

func TestAChildDiesWithItsParent(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux kills children with their parent")
	}
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "CHILD_TEST_PARENT=1")
	output, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // it was killed
	for deadline := time.Now().Add(time.Minute); syscall.Kill(pid, 0) == nil; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d outlived its parent", pid)
		}
	}
}

// A child's parent is the thread that started it; starting must not depend on threads that come and go.
func TestChildrenOutliveTheGoroutineThatAskedForThem(t *testing.T) {
	s := NewStarter()
	var children sync.Map
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
			cmd := exec.Command("sleep", "600")
			if err := s.Start(cmd); err != nil {
				t.Error(err)
				return
			}
			children.Store(cmd, true)
		})
	}
	group.Wait()
	children.Range(func(key, _ any) bool {
		cmd := key.(*exec.Cmd)
		if err := cmd.Process.Signal(syscall.Signal(0)); err != nil {
			t.Errorf("a child ended: %v", err)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
		return true
	})
}
