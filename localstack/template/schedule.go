package template

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Schedule calls the function that holds it again and again.
type Schedule struct {
	Event     string // its name among the function's events
	Every     time.Duration
	Input     string // the JSON it is called with; "" for the scheduler's own event
	Scheduler bool   // of EventBridge Scheduler (ScheduleV2), not of an EventBridge rule
	Place     Place
}

// ratePattern is also the rule that 1 takes a unit in the singular, and all else one in the plural.
var ratePattern = regexp.MustCompile(`^rate\((?:1 (minute|hour|day)|([0-9]+) (minute|hour|day)s)\)$`)

func (d *document) schedule(kind, name string, p value, place Place) (Schedule, error) {
	s := Schedule{Event: name, Scheduler: kind == "ScheduleV2", Place: place}
	property := "Schedule"
	if s.Scheduler {
		property = "ScheduleExpression"
	}
	expression, err := d.text(p.get(property))
	if err != nil {
		return s, err
	}
	if s.Every, err = rate(expression, place, property); err != nil {
		return s, err
	}
	input, err := d.resolve(p.get("Input"))
	if err != nil {
		return s, err
	}
	if !input.is(null) {
		s.Input = jsonOf(input)
		if !json.Valid([]byte(s.Input)) {
			return s, errorAt(input.place, "Input must be JSON")
		}
	}
	return s, nil
}

func rate(expression string, place Place, property string) (time.Duration, error) {
	found := ratePattern.FindStringSubmatch(expression)
	if found == nil {
		if strings.HasPrefix(expression, "cron(") || strings.HasPrefix(expression, "at(") {
			return 0, errorAt(place, "%s: the local stack knows rate(…) only, such as rate(5 minutes)", expression)
		}
		return 0, errorAt(place, "%s is %q; it must be such as rate(1 minute) or rate(5 minutes)", property, expression)
	}
	n, unit := 1, found[1]
	if unit == "" {
		n, _ = strconv.Atoi(found[2])
		unit = found[3]
	}
	if n < 1 || n > 10000 || n == 1 && found[1] == "" {
		return 0, errorAt(place, "%s is %q; it must be such as rate(1 minute) or rate(5 minutes)", property, expression)
	}
	each := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}
	return time.Duration(n) * each[unit], nil
}
