//go:build unix && !linux

package child

import "syscall"

// Without Linux's death signal a child notices by itself: a function when its Runtime API is gone.
func attributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
