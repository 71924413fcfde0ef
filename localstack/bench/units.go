package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// usage is what calls of one function have cost.
type usage struct {
	requests                     int
	calls, readUnits, writeUnits float64
}

// Each line of a function's log that tells of a request has these.
var logged = regexp.MustCompile(`dynamodb_calls"?[=:]([0-9]+).*read_units"?[=:]([0-9.]+).*write_units"?[=:]([0-9.]+)`)

// loggedBy is where a function's log ends now.
func (b *bench) loggedBy(function string) int64 {
	info, err := os.Stat(b.logOf(function))
	if err != nil {
		return 0
	}
	return info.Size()
}

func (b *bench) logOf(function string) string {
	return filepath.Join(b.stack.data, "logs", function+".log")
}

// usedSince adds up what n requests have cost that a function logs after a place. A line comes a little later
// than its answer.
func (b *bench) usedSince(function string, from int64, n int) (usage, error) {
	for until := time.Now().Add(5 * time.Second); ; {
		text, err := os.ReadFile(b.logOf(function))
		if err != nil {
			return usage{}, err
		}
		used := readUsage(text[from:])
		switch {
		case used.requests >= n:
			return used, nil
		case time.Now().After(until):
			return used, fmt.Errorf("%s logged %d requests of %d", function, used.requests, n)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func readUsage(text []byte) (used usage) {
	for line := range bytes.Lines(text) {
		found := logged.FindSubmatch(line)
		if found == nil {
			continue
		}
		used.requests++
		for i, sum := range []*float64{&used.calls, &used.readUnits, &used.writeUnits} {
			value, _ := strconv.ParseFloat(string(found[i+1]), 64) // it is digits and a point
			*sum += value
		}
	}
	return used
}

// each is the usage of one request.
func (u usage) each(values map[string]float64) map[string]float64 {
	n := float64(max(1, u.requests))
	values["calls"], values["read_units"], values["write_units"] = u.calls/n, u.readUnits/n, u.writeUnits/n
	return values
}
