package roughnet

import (
	"math/rand/v2"
	"time"
)

// Weather says what befalls the messages of servers. Probabilities are from 0 to 1. The zero value is a
// network that does nothing.
type Weather struct {
	Drop    float64
	Double  float64
	Reorder float64       // a message waits until the next one has passed
	Delay   time.Duration // the most that a message waits
}

// fate is what befalls one message.
type fate struct {
	drop, double, hold bool
	delay              time.Duration
}

// draw takes the same number of draws whatever comes of them, so that one message's fate moves no other's.
func (w Weather) draw(r *rand.Rand) fate {
	drop, double, hold, delay := r.Float64(), r.Float64(), r.Float64(), r.Float64()
	return fate{
		drop: drop < w.Drop, double: double < w.Double, hold: hold < w.Reorder,
		delay: time.Duration(delay * float64(w.Delay)),
	}
}
