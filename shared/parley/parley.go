// Package parley is the domain: the things that messaging is made of, their rules and limits, and
// the words for refusals. It imports nothing of ours, does no input or output, and knows neither
// HTTP nor DynamoDB.
package parley

// Page is which part of a list is wanted.
type Page struct {
	Number int64 // from 1
	Size   int64 // 1 to MaxPerPage
}

// Limits of lists.
const (
	DefaultPerPage = 50
	MaxPerPage     = 100
)

// Offset is how many items lie before the page.
func (p Page) Offset() int64 { return (p.Number - 1) * p.Size }

// Cut is the part of items that the page shows; beyond the end it is empty.
func Cut[T any](items []T, p Page) []T {
	from := min(p.Offset(), int64(len(items)))
	return items[from:min(from+p.Size, int64(len(items)))]
}
