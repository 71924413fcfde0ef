package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// operation is a row of the table in docs/cost.md.
type operation struct {
	name        string
	read, write float64
}

func (o operation) dollars() float64 { return o.read*readUnit + o.write*writeUnit }

// table is the operations in the order of the document.
type table struct{ rows []operation }

// Rows of the first table end with calls, how deep, read units and write units. Those of the other tables, whose
// cells hold alternatives, are in the model by formula.
var rowForm = regexp.MustCompile(`(?m)^\| (.+) \| \d+ \| \d+ \| ([\d.]+) \| ([\d.]+) \|$`)

func readUnits(file string) (table, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return table{}, err
	}
	var t table
	for _, found := range rowForm.FindAllStringSubmatch(string(text), -1) {
		read, _ := strconv.ParseFloat(found[2], 64) // it is digits and a point
		write, _ := strconv.ParseFloat(found[3], 64)
		t.rows = append(t.rows, operation{found[1], read, write})
	}
	for _, name := range needed {
		if _, ok := t.find(name); !ok {
			return table{}, fmt.Errorf("%s has no row %q", file, name)
		}
	}
	return t, nil
}

// find is the row whose name begins so.
func (t table) find(name string) (operation, bool) {
	for _, row := range t.rows {
		if strings.HasPrefix(row.name, name) {
			return row, true
		}
	}
	return operation{}, false
}

func (t table) of(name string) operation {
	row, _ := t.find(name) // readUnits has seen to it
	return row
}

// The rows that the bill needs.
const (
	rowSend     = "send, any number of people"
	rowMark     = "mark a channel delivered or seen, any number of people"
	rowPage     = "a page of 10 messages"
	rowSync10   = "sync of 10 channels, nothing new"
	rowSync100  = "sync of 100 channels, nothing new"
	rowSyncNews = "sync of 10 channels, 3 of them changed"
)

var needed = []string{rowSend, rowMark, rowPage, rowSync10, rowSync100, rowSyncNews}
