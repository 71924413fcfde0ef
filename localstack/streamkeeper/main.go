// Command streamkeeper does in the embedded database's file what the database does not: it makes the
// index that keeps writes fast however many stream records there are, and removes old records.
//
//	streamkeeper FILE [TABLE=SEQUENCE]...
//
// Of a table's stream nothing behind SEQUENCE is removed. The database may be running.
//
// It is a program of its own because of the time that SQLite takes to compile: the stack builds and
// runs it when it is ready, and does without it until then.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(context.Background(), os.Args[1:], time.Now()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, now time.Time) error {
	if len(args) == 0 {
		return errors.New("usage: streamkeeper FILE and, for each table, TABLE=SEQUENCE")
	}
	read, err := parse(args[1:])
	if err != nil {
		return err
	}
	f, err := openFile(args[0])
	if err != nil {
		return err
	}
	defer f.close()
	if err := f.index(ctx); err != nil {
		return err
	}
	for table, number := range read {
		if _, err := f.trim(ctx, table, number, now, recordsKept); err != nil {
			return err
		}
	}
	return nil
}

func parse(args []string) (map[string]int64, error) {
	read := map[string]int64{}
	for _, arg := range args {
		table, text, _ := strings.Cut(arg, "=")
		number, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is not TABLE=SEQUENCE", arg)
		}
		read[table] = number
	}
	return read, nil
}
