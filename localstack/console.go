package main

import (
	"fmt"
	"io"
	"sync"
)

// console is what a person reads: whole lines, one at a time, from anywhere in the stack.
type console struct {
	mu  sync.Mutex
	out io.Writer
}

func newConsole(out io.Writer) *console { return &console{out: out} }

func (c *console) Write(line []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(line)
}

func (c *console) say(text string) { fmt.Fprintf(c, "%s\n", text) }
