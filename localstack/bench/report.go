package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// formatVersion is that of the JSON file. A file of another is not compared.
const formatVersion = 1

// report is all that was measured, in the form of the JSON file.
type report struct {
	Format  int       `json:"format"`
	MadeAt  time.Time `json:"made_at"`
	Commit  string    `json:"commit,omitempty"` // "" outside a checkout
	Quick   bool      `json:"quick,omitempty"`
	Latency string    `json:"latency,omitempty"`
	Machine machine   `json:"machine"`
	Results []result  `json:"results"`

	out  io.Writer
	base *report // nil where nothing is compared
}

type machine struct {
	OS        string `json:"os"`
	Processor string `json:"processor"`
	CPUs      int    `json:"cpus"`
	Go        string `json:"go"`
}

// result is what was measured of one thing; on a curve, at one point of it. Metrics end with their unit; of
// those per second more is better, of all others less.
type result struct {
	Name    string             `json:"name"`
	At      int                `json:"at,omitempty"`
	Metrics map[string]float64 `json:"metrics"`
}

// metrics are those that there are, in the order in which they are printed.
var metrics = []struct{ name, form string }{
	{"messages_per_second", "%.0f messages/s"},
	{"p50_ms", "p50 %.1f ms"},
	{"p99_ms", "p99 %.1f ms"},
	{"seconds", "%.2f s"},
	{"calls", "%.1f calls"},
	{"read_units", "%.1f read"},
	{"write_units", "%.1f write"},
	{"megabytes", "%.0f MB"},
	{"processes", "%.0f processes"},
	{"try_again_percent", "%.1f %% told to try again"},
}

func newReport(out io.Writer, baseline string) (*report, error) {
	r := &report{Format: formatVersion, MadeAt: time.Now().UTC().Truncate(time.Second), Commit: commit(), Machine: thisMachine(), out: out}
	if baseline == "" {
		return r, nil
	}
	text, err := os.ReadFile(baseline)
	if err != nil {
		return nil, err
	}
	r.base = &report{}
	if err := json.Unmarshal(text, r.base); err != nil {
		return nil, fmt.Errorf("%s: %w", baseline, err)
	}
	if r.base.Format != formatVersion {
		return nil, fmt.Errorf("%s is of format %d, this is %d", baseline, r.base.Format, formatVersion)
	}
	return r, nil
}

func (r *report) title() {
	fmt.Fprintf(r.out, "%s, %d CPUs, %s, %s\n", r.Machine.Processor, r.Machine.CPUs, r.Machine.OS, r.Machine.Go)
	if r.base == nil {
		return
	}
	fmt.Fprintf(r.out, "in brackets: against %s of %s\n", r.base.Commit, r.base.MadeAt.Format(time.DateOnly))
	if r.base.Machine != r.Machine || r.base.Quick != r.Quick || r.base.Latency != r.Latency {
		fmt.Fprintln(r.out, "which was measured on another machine, or otherwise: its times are no measure of these")
	}
}

// section prints what the next lines are about.
func (r *report) section(text string) { fmt.Fprintf(r.out, "\n%s\n", text) }

// progress says what is being done, for what takes its time.
func (r *report) progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "   … "+format+"\n", args...)
}

// add notes and prints a result. At is where on a curve, 0 for what is on none.
func (r *report) add(name string, at int, values map[string]float64) {
	one := result{name, at, values}
	r.Results = append(r.Results, one)
	label := fmt.Sprintf("%-38s", name)
	if at > 0 {
		label = fmt.Sprintf("%-31s %6d", name, at)
	}
	var columns []string
	for _, m := range metrics {
		if value, ok := values[m.name]; ok {
			columns = append(columns, fmt.Sprintf(m.form, value)+r.against(one, m.name))
		}
	}
	fmt.Fprintf(r.out, "  %s  %s\n", label, strings.Join(columns, ", "))
}

// against is how a value differs from the baseline's, where it does.
func (r *report) against(one result, metric string) string {
	if r.base == nil {
		return ""
	}
	at := slices.IndexFunc(r.base.Results, func(old result) bool { return old.Name == one.Name && old.At == one.At })
	if at < 0 {
		return " (new)"
	}
	old, ok := r.base.Results[at].Metrics[metric]
	if !ok || old == 0 || math.Abs(one.Metrics[metric]-old) < 0.005*old {
		return ""
	}
	return fmt.Sprintf(" (%+.0f %%)", 100*(one.Metrics[metric]/old-1))
}

func (r *report) finish(file string) error {
	if file == "" {
		return nil
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, append(text, '\n'), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "\nwritten to %s\n", file)
	return nil
}

func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

func thisMachine() machine {
	return machine{OS: runtime.GOOS + "/" + runtime.GOARCH, Processor: processor(), CPUs: runtime.NumCPU(), Go: runtime.Version()}
}

// processor is what Linux calls it.
func processor() string {
	file, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "a processor without a name"
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor without a name"
}
