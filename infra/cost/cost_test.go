package main

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

func units(t *testing.T) table {
	t.Helper()
	u, err := readUnits("../../docs/cost.md")
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestADocumentThatLacksARowIsRefused(t *testing.T) {
	file := t.TempDir() + "/cost.md"
	if err := os.WriteFile(file, []byte("| send, any number of people | 2 | 2 | 5 | 8 |\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readUnits(file); err == nil || !strings.Contains(err.Error(), rowMark) {
		t.Errorf("the error is %v", err)
	}
}

func TestNobodyPaysForNothing(t *testing.T) {
	idle := profile{Group: 2, Merged: 1}.bill(units(t)).total()
	if want := standing(); math.Abs(idle-want) > 1e-9 {
		t.Errorf("an idle month costs $%.2f, not $%.2f", idle, want)
	}
}

func TestTwiceTheUseCostsTwice(t *testing.T) {
	u := units(t)
	fixed := standing()
	once, double := usual, usual
	double.Users, double.Messages = 2*once.Users, 2*once.Messages
	if a, b := once.bill(u).total()-fixed, double.bill(u).total()-fixed; math.Abs(b-2*a) > 1e-6 {
		t.Errorf("$%.2f became $%.2f", a, b)
	}
}

func TestTheAlarmsAreCounted(t *testing.T) {
	text, err := os.ReadFile("../alarms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "Type: AWS::CloudWatch::Alarm"); n != alarms {
		t.Errorf("there are %d alarms, the bill has %d", n, alarms)
	}
}

func TestTheREADMESaysWhatNothingCosts(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	want := fmt.Sprintf("one secret, %s alarms and the looks into %s queues, $%.2f a month", words[alarms], words[queues], standing())
	if !strings.Contains(strings.ReplaceAll(string(text), "\n", " "), want) {
		t.Errorf("README.md does not say that idle it costs %s", want)
	}
}

func TestTheSumInTheDocumentIsThatOfTheTable(t *testing.T) {
	text, err := os.ReadFile("../../docs/cost.md")
	if err != nil {
		t.Fatal(err)
	}
	send := units(t).of(rowSend)
	if want := fmt.Sprintf("cost $%.2f of DynamoDB", million*send.dollars()+1e-9); !strings.Contains(string(text), want) {
		t.Errorf("docs/cost.md does not say that a million messages %s", want)
	}
}
