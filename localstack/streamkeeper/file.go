package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"time"

	_ "modernc.org/sqlite" // the file's own language, without cgo as everything here
)

// file is the database's file, open beside the database. SQLite's own locks keep the two apart, and
// the database waits for five seconds where it meets one, so whoever writes here must be brief.
type file struct{ db *sql.DB }

// openFile opens a file that must be there.
func openFile(path string) (file, error) {
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=rw&_pragma=busy_timeout(5000)&_pragma=synchronous(normal)&_txlock=immediate"
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return file{}, err
	}
	db.SetMaxOpenConns(1)
	return file{db}, nil
}

func (f file) close() { _ = f.db.Close() }

// The database looks a table's greatest sequence number up with every write, which without an index
// reads every record there is.
const indexStreams = `CREATE INDEX IF NOT EXISTS _stream_records_by_number
	ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`

func (f file) index(ctx context.Context) error {
	if _, err := f.db.ExecContext(ctx, indexStreams); err != nil {
		return fmt.Errorf("index the stream records: %w", err)
	}
	return nil
}

// What trim leaves: on AWS a record lives for a day, whoever has read it or not; here one that has
// been read is kept only as long as there are few of them.
const (
	recordLife  = 24 * time.Hour
	recordsKept = 10_000
	trimAtOnce  = 200 // a transaction of so many holds a writer up for a moment only
)

// The record with the greatest number always stays: the next number is counted from it.
const trimStreams = `DELETE FROM _stream_records WHERE id IN (
	SELECT id FROM _stream_records WHERE table_name = ?1
	AND CAST(sequence_number AS INTEGER) <= ?2
	AND CAST(sequence_number AS INTEGER) < (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?1)
	AND (created_at < ?3
		OR CAST(sequence_number AS INTEGER) <= (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?1) - ?4)
	ORDER BY CAST(sequence_number AS INTEGER) LIMIT ?5)`

// trim removes records of a table's stream that are older than a day or more than keep, but none
// behind the number up to which everybody has read.
func (f file) trim(ctx context.Context, table string, read int64, now time.Time, keep int) (removed int64, err error) {
	for {
		done, err := f.db.ExecContext(ctx, trimStreams, table, read, now.Add(-recordLife).Unix(), keep, trimAtOnce)
		if err != nil {
			return removed, fmt.Errorf("trim the stream of %s: %w", table, err)
		}
		n, err := done.RowsAffected()
		removed += n
		if err != nil || n < trimAtOnce {
			return removed, err
		}
	}
}
