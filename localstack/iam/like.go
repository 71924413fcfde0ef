package iam

import "strings"

// Like says whether text is like a pattern, in which * is any characters and ? is one. The case counts.
func Like(pattern, text string) bool {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '*' {
			for skip := 0; skip <= len(text)-i; skip++ {
				if Like(pattern[i+1:], text[i+skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(text) || pattern[i] != '?' && pattern[i] != text[i] {
			return false
		}
	}
	return len(pattern) == len(text)
}

// ActionLike is Like for actions, which are the same in any case.
func ActionLike(pattern, action string) bool {
	return Like(strings.ToLower(pattern), strings.ToLower(action))
}
