package logs

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// forTerminal says whether a line is worth showing to a person, and how.
func forTerminal(line string) (string, bool) {
	for _, start := range []string{"panic: ", "fatal error: ", "WARNING: DATA RACE"} {
		if strings.HasPrefix(line, start) {
			return line, true
		}
	}
	if strings.HasPrefix(line, "{") {
		return fromJSON(line)
	}
	return fromText(line)
}

// fromText takes slog's text form as Lambda names its fields: timestamp=… level=ERROR message=…
func fromText(line string) (string, bool) {
	_, rest, found := strings.Cut(line, "level=")
	if !found {
		return "", false
	}
	level, rest, _ := strings.Cut(rest, " ")
	if !serious(level) {
		return "", false
	}
	return level + " " + strings.TrimPrefix(rest, "message="), true
}

func fromJSON(line string) (string, bool) {
	var fields map[string]any
	if json.Unmarshal([]byte(line), &fields) != nil {
		return "", false
	}
	level, _ := fields["level"].(string)
	if kind, ok := fields["errorType"].(string); ok { // what aws-lambda-go prints of a panic
		return fmt.Sprintf("ERROR %s: %v", kind, fields["errorMessage"]), true
	}
	if !serious(level) {
		return "", false
	}
	text := fmt.Sprintf("%s %v", level, fields["message"])
	names := []string{}
	for name := range fields {
		if !slices.Contains([]string{"level", "message", "timestamp"}, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		text += fmt.Sprintf(" %s=%v", name, fields[name])
	}
	return text, true
}

func serious(level string) bool {
	return strings.HasPrefix(level, "WARN") || strings.HasPrefix(level, "ERROR")
}
