// Command cost prints what Parley costs on AWS: each operation by the million, and a month of a deployment,
// beside what others publish: `make cost`.
//
// DynamoDB's units are those of docs/cost.md, which tests pin; all other prices and assumptions are printed with
// the bill, and every assumption about how people use it is a flag.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
)

func main() {
	p := usual
	flag.Float64Var(&p.Users, "users", p.Users, "people who are active in the month")
	flag.Float64Var(&p.Messages, "messages", p.Messages, "messages sent in the month")
	flag.Float64Var(&p.Group, "group", p.Group, "participants of a channel")
	flag.Float64Var(&p.Online, "online", p.Online, "share of a message's recipients that are connected when it is sent")
	flag.Float64Var(&p.Marks, "marks", p.Marks, "delivered and seen marks for each message that comes to somebody connected")
	flag.Float64Var(&p.Merged, "merged", p.Merged, "marks that are told in one frame, in a group")
	flag.Float64Var(&p.Minutes, "minutes", p.Minutes, "minutes that each person is connected in the month")
	flag.Float64Var(&p.Opens, "opens", p.Opens, "times that each person opens the app in the month: a connection, a sync, a page of messages")
	flag.Float64Var(&p.Channels, "channels", p.Channels, "channels that each person is in")
	flag.Float64Var(&p.Months, "months", p.Months, "months of messages that are kept")
	flag.Parse()
	if err := run(os.Stdout, p); err != nil {
		fmt.Fprintln(os.Stderr, "cost: "+err.Error())
		os.Exit(1)
	}
}

func run(out io.Writer, p profile) error {
	units, err := readUnits("docs/cost.md")
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	printOperations(w, units)
	printBill(w, p, units)
	printSizes(w, p, units)
	printRivals(w, p, p.bill(units))
	printAssumptions(w)
	return w.Flush()
}

func printOperations(w io.Writer, units table) {
	fmt.Fprintln(w, "DynamoDB, $ a million times\tread units\twrite units\t$")
	for _, row := range units.rows {
		fmt.Fprintf(w, "%s\t%g\t%g\t%.2f\n", row.name, row.read, row.write, million*row.dollars())
	}
}

func printBill(w io.Writer, p profile, units table) {
	b := p.bill(units)
	fmt.Fprintf(w, "\nA month of %.0f people and %.0f messages, %.0f in a channel\thow many\t$\n", p.Users, p.Messages, p.Group)
	for _, line := range b {
		fmt.Fprintf(w, "%s\t%.0f\t%.2f\n", line.what, line.count, line.dollars)
	}
	fmt.Fprintf(w, "in all\t\t%.2f\n", b.total())
	fmt.Fprintf(w, "idle, without what is stored\t\t%.2f\n", profile{Group: 2, Merged: 1}.bill(units).total())
}

// printSizes shows what group size and numbers do to the same people.
func printSizes(w io.Writer, p profile, units table) {
	fmt.Fprintf(w, "\nThe same people, $ a month by messages sent and size of channels")
	sizes := []float64{2, 10, 30, 100}
	for _, size := range sizes {
		fmt.Fprintf(w, "\t%.0f", size)
	}
	fmt.Fprintln(w)
	for _, messages := range []float64{100_000, 1_000_000, 10_000_000} {
		fmt.Fprintf(w, "%.0f messages", messages)
		for _, size := range sizes {
			each := p
			each.Messages, each.Group = messages, size
			fmt.Fprintf(w, "\t%.0f", each.bill(units).total())
		}
		fmt.Fprintln(w)
	}
}

func printRivals(w io.Writer, p profile, own bill) {
	fmt.Fprintf(w, "\nWhat others publish, for as much\t$ a month\tby\n")
	fmt.Fprintf(w, "Parley in your account\t%.0f\tthe bill above\n", own.total())
	for _, r := range rivals {
		fmt.Fprintf(w, "%s\t%.0f\t%s\n", r.name, r.month(p), r.source)
	}
	fmt.Fprintln(w, "Theirs include search, moderation, push and support in different measure, and somebody who is called at night.")
}

func printAssumptions(w io.Writer) {
	fmt.Fprintln(w, "\nAssumed")
	for _, line := range assumptions {
		fmt.Fprintln(w, "- "+line)
	}
}
