package build

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

const progressEvery = 5 * time.Second

// progressWriter counts the package names of go build -v and keeps everything else that it says.
type progressWriter struct {
	tell     func(string)
	began    time.Time
	told     time.Time
	packages int
	partial  []byte
	said     bytes.Buffer
}

func (w *progressWriter) Write(p []byte) (int, error) {
	w.partial = append(w.partial, p...)
	for {
		line, rest, found := bytes.Cut(w.partial, []byte("\n"))
		if !found {
			return len(p), nil
		}
		w.partial = rest
		w.line(string(line))
	}
}

func (w *progressWriter) line(line string) {
	if line == "" || strings.ContainsAny(line, " :\t#") {
		w.said.WriteString(line + "\n")
		return
	}
	w.packages++
	if now := time.Now(); now.Sub(w.told) >= progressEvery {
		w.told = now
		w.tell(fmt.Sprintf("building: %d packages in %.0f s", w.packages, now.Sub(w.began).Seconds()))
	}
}
