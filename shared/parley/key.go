package parley

// keyRule is the rule of idempotency keys, uuids and key ids, in words.
const keyRule = "must be 1 to 128 of A–Z a–z 0–9 . _ : -"

// ValidKey reports whether text can be an idempotency key, a uuid or a key id.
func ValidKey(text string) bool {
	if text == "" || len(text) > MaxKeyChars {
		return false
	}
	for i := range len(text) {
		if !keyByte(text[i]) {
			return false
		}
	}
	return true
}

func keyByte(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ||
		c == '.' || c == '_' || c == ':' || c == '-'
}

// CheckKey refuses what is no key, at the place where it was given. An empty one is none: its sender
// believes to have a key.
func CheckKey(text, at string) error {
	if ValidKey(text) {
		return nil
	}
	return RefuseField(InvalidRequest, at, keyRule)
}
