package parley

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSelect(t *testing.T) {
	page := func(number, size int64) Page { return Page{Number: number, Size: size} }
	for _, test := range []struct {
		name        string
		sel         Selection
		floor, last int64
		total       int64
		page        Span
	}{
		{"first page", Selection{Page: page(1, 10)}, 1, 25, 25, Span{1, 10}},
		{"last page", Selection{Page: page(3, 10)}, 1, 25, 25, Span{21, 25}},
		{"beyond the end", Selection{Page: page(4, 10)}, 1, 25, 25, Span{31, 25}},
		{"newest first", Selection{Page: page(1, 10), Descending: true}, 1, 25, 25, Span{16, 25}},
		{"newest first, last page", Selection{Page: page(3, 10), Descending: true}, 1, 25, 25, Span{1, 5}},
		{"from is exclusive", Selection{Page: page(1, 10), After: 20}, 1, 25, 5, Span{21, 25}},
		{"from the end", Selection{Page: page(1, 10), After: 25}, 1, 25, 0, Span{26, 25}},
		{"before is exclusive and gives the newest", Selection{Page: page(1, 10), Before: 21, Newest: true}, 1, 25, 20, Span{11, 20}},
		{"between", Selection{Page: page(1, 10), After: 3, Before: 8}, 1, 25, 4, Span{4, 7}},
		{"the floor hides what lies below", Selection{Page: page(1, 10)}, 6, 25, 20, Span{6, 15}},
		{"numbers near the end of what an int64 holds", Selection{Page: page(1<<40, 100), After: 1<<63 - 2}, 1, 25, 0, Span{26, 25}},
		{"an empty log", Selection{Page: page(1, 10)}, 1, 0, 0, Span{1, 0}},
		{"an empty log, newest first", Selection{Page: page(1, 10), Descending: true}, 1, 0, 0, Span{1, 0}},
	} {
		whole, got := test.sel.Select(test.floor, test.last)
		if whole.Len() != test.total || got.Len() != test.page.Len() || got.Len() > 0 && got != test.page {
			t.Errorf("%s: total %d, page %v; want %d, %v", test.name, whole.Len(), got, test.total, test.page)
		}
	}
}

// All pages together are the selection, each entry once, in either order.
func TestPagesCoverTheSelection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := rapid.Int64Range(0, 300).Draw(t, "last")
		sel := Selection{
			After:      rapid.Int64Range(0, last+2).Draw(t, "after"),
			Before:     rapid.Int64Range(0, last+2).Draw(t, "before"),
			Descending: rapid.Bool().Draw(t, "descending"),
			Newest:     rapid.Bool().Draw(t, "newest"),
			Page:       Page{Size: rapid.Int64Range(1, 100).Draw(t, "size")},
		}
		floor := rapid.Int64Range(1, last+1).Draw(t, "floor")
		var got []int64
		whole, _ := sel.Select(floor, last)
		for sel.Page.Number = 1; ; sel.Page.Number++ {
			_, page := sel.Select(floor, last)
			if page.Len() == 0 {
				break
			}
			if page.Len() > sel.Page.Size {
				t.Fatalf("page of %d, size %d", page.Len(), sel.Page.Size)
			}
			for n := page.First; n <= page.Last; n++ {
				got = append(got, n)
			}
		}
		slices.Sort(got)
		var want []int64
		for n := whole.First; n <= whole.Last; n++ {
			want = append(want, n)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("pages hold %v, want %v", got, want)
		}
	})
}
