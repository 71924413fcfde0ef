package build

import (
	"os/exec"
	"syscall"

	"github.com/parleyhq/parley/localstack/child"
)

// runAside runs cmd at the lowest priority. It has a process group of its own, and where it is
// cancelled all of that is interrupted, as by Ctrl-C on a terminal: go alone would wait for the
// compilers that it started.
func runAside(starter *child.Starter, cmd *exec.Cmd) error {
	if cmd.Err != nil {
		return cmd.Err
	}
	if nice, err := exec.LookPath("nice"); err == nil {
		cmd.Args = append([]string{nice, "-n", "19", cmd.Path}, cmd.Args[1:]...)
		cmd.Path = nice
	}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	if err := starter.Start(cmd); err != nil {
		return err
	}
	err := cmd.Wait()
	if err != nil {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // whoever of them did not listen
	}
	return err
}
