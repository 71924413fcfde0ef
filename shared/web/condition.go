package web

import (
	"strconv"
	"strings"
)

// Tagged is the answer with the ETag of the thing that it shows: the thing's revision.
func (a Response) Tagged(revision int64) Response {
	a.Header = map[string]string{"ETag": `"` + strconv.FormatInt(revision, 10) + `"`}
	return a
}

// IfMatch is the revisions that a call is meant for, by its If-Match header. Nil is any; where the header
// names no revision of ours there are none, so that nothing matches. A weak tag is none of ours (RFC 9110,
// 13.1.1).
func (r *Request) IfMatch() []int64 {
	text := r.HeaderGiven("If-Match")
	if text == nil || strings.TrimSpace(*text) == "*" {
		return nil
	}
	revisions := []int64{}
	for tag := range strings.SplitSeq(*text, ",") {
		tag = strings.TrimSpace(tag)
		n, err := strconv.ParseInt(strings.Trim(tag, `"`), 10, 64)
		if err == nil && tag == `"`+strconv.FormatInt(n, 10)+`"` {
			revisions = append(revisions, n)
		}
	}
	return revisions
}
