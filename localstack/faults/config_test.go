package faults_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parleyhq/parley/localstack/faults"
)

func TestParseReadsEveryKey(t *testing.T) {
	const text = "seed=7,conflict=0.1,throttle=0.05,timeout=0.05,error=0.05,unprocessed=0.1,torn=20ms,stale=200ms,latency=aws"
	want := faults.Config{
		Seed: 7, Conflict: 0.1, Throttle: 0.05, Timeout: 0.05, Error: 0.05, Unprocessed: 0.1,
		Torn: 20 * time.Millisecond, Stale: 200 * time.Millisecond, Latency: faults.LatencyAWS,
	}
	got, err := faults.Parse(text)
	if err != nil || got != want {
		t.Fatalf("Parse = %+v, %v", got, err)
	}
	if got.String() != text {
		t.Errorf("String = %s", got)
	}
}

func TestParseOfStringIsTheSameConfig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0, 1)
		d := rapid.Int64Range(0, int64(time.Minute))
		c := faults.Config{
			Seed:     rapid.Uint64().Draw(t, "seed"),
			Conflict: p.Draw(t, "conflict"), Throttle: p.Draw(t, "throttle"), Timeout: p.Draw(t, "timeout"),
			Error: p.Draw(t, "error"), Unprocessed: p.Draw(t, "unprocessed"),
			Torn: time.Duration(d.Draw(t, "torn")), Stale: time.Duration(d.Draw(t, "stale")),
			Latency: rapid.SampledFrom([]faults.Latency{faults.LatencyNone, faults.LatencyAWS}).Draw(t, "latency"),
		}
		got, err := faults.Parse(c.String())
		if err != nil || got != c {
			t.Fatalf("%s: got %+v, %v", c, got, err)
		}
	})
}

func TestParseNamesWhatIsWrong(t *testing.T) {
	for text, says := range map[string]string{
		"konflikt=0.1":              `"konflikt"`,
		"conflict":                  "key=value",
		"conflict=1.5":              "conflict=1.5",
		"conflict=-0.1":             "conflict=-0.1",
		"conflict=NaN":              "conflict=NaN",
		"conflict=0.1,conflict=0.2": "twice",
		"torn=20":                   "torn=20",
		"torn=-1ms":                 "torn=-1ms",
		"stale=2h":                  "stale=2h",
		"seed=-1":                   "seed=-1",
		"latency=moon":              "latency=moon",
		"conflict=0.1,":             "key=value",
	} {
		got, err := faults.Parse(text)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Parse(%q): error %v, want one line with %s", text, err, says)
		}
		if got != (faults.Config{}) {
			t.Errorf("Parse(%q) = %+v beside its error", text, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("seed=7,conflict=0.1,torn=20ms,latency=aws")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := faults.Parse(text)
		if err != nil {
			return
		}
		if again, err := faults.Parse(c.String()); err != nil || again != c {
			t.Fatalf("%q became %q, which is %+v, %v", text, c, again, err)
		}
	})
}
