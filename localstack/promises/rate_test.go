package promises

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Every send of many at once is accepted, by a client that repeats what it is told to try again; and how fast.
func TestRateOfOneChannel(t *testing.T) {
	const crowd = 20
	d := start(t)
	people := numbered("sender", crowd)
	id := d.server.as(people[0]).group("rate", people...)
	var refused atomic.Int64
	send := func(c *device, key string) {
		for range 10 {
			a := c.once(http.MethodPost, "/v1/messages", text(key, id), "Idempotency-Key", key)
			if a.status == http.StatusCreated {
				return
			}
			if a.code != "try_again" {
				t.Errorf("%s", a)
				return
			}
			refused.Add(1)
		}
		t.Errorf("%s was told ten times to try again", key)
	}
	rush := func(name string, messages int) (took time.Duration) {
		began := time.Now()
		var group sync.WaitGroup
		for _, user := range people {
			c := d.server.as(user)
			group.Go(func() {
				for i := range messages {
					send(c, fmt.Sprint(name, i))
				}
			})
		}
		group.Wait()
		return time.Since(began)
	}
	rush("warm", 1)
	before := get[channel](d.server, "/v1/channels/"+id).Last
	took := rush("run", scaled(15))
	made := int(get[channel](d.server, "/v1/channels/"+id).Last - before)
	if made != crowd*scaled(15) {
		t.Errorf("%d of %d sends are in the log", made, crowd*scaled(15))
	}
	sends, calls := d.logged("messages-send")
	t.Logf("%d messages acknowledged in %.2f s by %d senders: %.0f a second; %d told to try again; %.1f calls of the database a send (2 where nobody is in the way)",
		made, took.Seconds(), crowd, float64(made)/took.Seconds(), refused.Load(), float64(calls)/float64(sends))
}

var loggedCalls = regexp.MustCompile(`dynamodb_calls"?[=:](\d+)`)

// logged is how many requests a function has logged, and how many calls of the database they took.
func (d *deployment) logged(function string) (requests, calls int) {
	d.t.Helper()
	text, err := os.ReadFile(filepath.Join(d.Data, "logs", function+".log"))
	if err != nil {
		d.t.Fatal(err)
	}
	for _, found := range loggedCalls.FindAllSubmatch(text, -1) {
		n, _ := strconv.Atoi(string(found[1])) // it is digits
		requests++
		calls += n
	}
	if requests == 0 {
		d.t.Fatalf("%s logged no request", function)
	}
	return requests, calls
}
