package promises

import (
	"fmt"

	"github.com/anishathalye/porcupine"
)

// The model of a channel: an append-only log with keys. Its last reading, made when all is quiet, fixes
// which key made which entry; so a state of the log is how many entries it has, and what may happen in
// which order is all that is left to decide.

// sending is a try at a message. Its key made entry number in the end; not by this try where another was
// answered with 201.
type sending struct {
	key    string
	number int64
	other  bool
}

// How a try at a message ended.
type sent int

const (
	created sent = iota // 201: this try made the entry
	repeat              // 200: it is there, by this try or another
	reused              // 422: the key had made another message before
	unclear             // no answer: it may have made the entry, then or later
)

// query is which part of the log is read: the words of GET …/messages. Zero bounds are absent.
type query struct {
	after, before int64
	descending    bool
	page, size    int64
}

func (q query) String() string {
	text := fmt.Sprintf("?page=%d&per_page=%d", q.page, q.size)
	if q.after > 0 {
		text += fmt.Sprintf("&from_sequence_id=%d", q.after)
	}
	if q.before > 0 {
		text += fmt.Sprintf("&before_sequence_id=%d", q.before)
	}
	if q.descending {
		text += "&order=desc"
	}
	return text
}

// result is what a reading showed: the numbers of the entries, in the order shown, and the total.
type result struct {
	numbers []int64
	total   int64
}

// glance is a look at the channel, which shows its last number.
type glance struct{}

// of is the reading of a log of n entries.
func (q query) of(n int64) result {
	first, last := q.after+1, n
	if q.before > 0 {
		last = min(last, q.before-1)
	}
	r := result{total: max(0, last-first+1)}
	skip := (q.page - 1) * q.size
	newestFirst := q.descending || q.before > 0 && q.after == 0
	for i := range min(q.size, max(0, r.total-skip)) {
		if newestFirst {
			r.numbers = append(r.numbers, last-skip-i)
		} else {
			r.numbers = append(r.numbers, first+skip+i)
		}
	}
	if newestFirst && !q.descending {
		for i, j := 0, len(r.numbers)-1; i < j; i, j = i+1, j-1 {
			r.numbers[i], r.numbers[j] = r.numbers[j], r.numbers[i]
		}
	}
	return r
}

// shows reports whether got is the reading of a log of n entries. An ascending page may end early, before
// an entry that is still becoming visible.
func (q query) shows(n int64, got result) bool {
	want := q.of(n)
	if got.total != want.total || len(got.numbers) > len(want.numbers) {
		return false
	}
	for i, number := range got.numbers {
		if number != want.numbers[i] {
			return false
		}
	}
	return len(got.numbers) == len(want.numbers) || !q.descending
}

// logModel is the log's life from its first entry on. The state is its length.
var logModel = porcupine.Model{
	Init: func() any { return int64(0) },
	Step: func(state, input, output any) (bool, any) {
		n := state.(int64)
		switch in := input.(type) {
		case sending:
			return in.step(n, output.(sent))
		case query:
			return in.shows(n, output.(result)), n
		case glance:
			return output.(int64) == n, n
		}
		return false, n
	},
	DescribeOperation: func(input, output any) string {
		switch in := input.(type) {
		case sending:
			return fmt.Sprintf("send %s #%d: %s", in.key, in.number, [...]string{"created", "repeat", "reused", "unclear"}[output.(sent)])
		case query:
			out := output.(result)
			return fmt.Sprintf("list %s: %v of %d", in, out.numbers, out.total)
		case glance:
			return fmt.Sprintf("channel: last %d", output)
		}
		return ""
	},
}

// step is what a try may do to a log of n entries. One without an answer has no end, so it may wait until
// its entry is there and do nothing.
func (s sending) step(n int64, how sent) (bool, any) {
	switch {
	case how == reused:
		return n >= s.number, n
	case n == s.number-1 && !s.other:
		return true, s.number
	}
	return n >= s.number && how != created, n
}
