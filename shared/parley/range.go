package parley

// MaxSequence is the highest number that clients can name exactly in JSON.
const MaxSequence = 1<<53 - 1

// Selection is what a reader asks of a channel's log. Zero bounds are absent.
type Selection struct {
	After      int64 // from_sequence_id: entries above it
	Before     int64 // before_sequence_id: entries below it
	Newest     bool  // pages count from the newest entry, each still in its order
	Descending bool  // newest first; pages count from the newest too
	Page       Page
}

// Span is a stretch of numbers, both ends included; empty where Last < First.
type Span struct{ First, Last int64 }

// Len is how many numbers the span has.
func (s Span) Len() int64 { return max(0, s.Last-s.First+1) }

// Holds reports whether n is in the span.
func (s Span) Holds(n int64) bool { return s.First <= n && n <= s.Last }

// Select is the span that the selection covers of a log whose reader may see floor to last, and the
// part of it that the page shows. Numbers have no gaps, so a page is arithmetic.
func (s Selection) Select(floor, last int64) (whole, page Span) {
	whole = Span{First: max(floor, s.After+1), Last: last}
	if s.Before > 0 {
		whole.Last = min(last, s.Before-1)
	}
	if whole.Len() == 0 {
		return whole, Span{First: whole.First, Last: whole.First - 1}
	}
	skip := min(s.Page.Offset(), whole.Len())
	if s.Descending || s.Newest {
		end := whole.Last - skip
		return whole, Span{First: max(whole.First, end-s.Page.Size+1), Last: end}
	}
	start := whole.First + skip
	return whole, Span{First: start, Last: min(whole.Last, start+s.Page.Size-1)}
}
