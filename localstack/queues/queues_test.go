package queues

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

func TestAMessageReachesTheFunctionAndIsGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.open()
		text := "push"
		if _, err := w.store.Send("jobs", []Entry{{Body: "a", Attributes: map[string]Attribute{"kind": {DataType: "String", StringValue: &text}}}}); err != nil {
			t.Fatal(err)
		}
		w.want("a", 0)
		r := w.calls[0].Records[0]
		if r.MessageId == "" || r.ReceiptHandle == "" || r.Md5OfBody != "0cc175b9c0f1b6a831c399e269772661" || r.EventSource != "aws:sqs" ||
			r.EventSourceARN != jobs()[0].ARN || r.AWSRegion != "us-east-1" || r.Attributes["ApproximateReceiveCount"] != "1" ||
			*r.MessageAttributes["kind"].StringValue != "push" || r.Attributes["SentTimestamp"] != fmt.Sprint(time.Now().UnixMilli()) {
			t.Errorf("record %+v", r)
		}
		w.close()
	})
}

func TestADelayHidesANewMessage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.open()
		delay := 5 * time.Second
		if _, err := w.store.Send("jobs", []Entry{{Body: "late", Delay: &delay}}); err != nil {
			t.Fatal(err)
		}
		w.want("", 1)
		time.Sleep(4 * time.Second)
		w.want("", 1)
		time.Sleep(time.Second)
		w.want("late", 0)
		w.close()
	})
}

func TestAFailedMessageComesAgainAfterItsTimeoutAndThenIsBuried(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.answer = refuseAll
		w.open()
		w.send("a")
		w.want("a", 1)
		time.Sleep(29 * time.Second)
		w.want("a", 1)
		time.Sleep(time.Second)
		w.want("a a", 1)
		if n := w.calls[1].Records[0].Attributes["ApproximateReceiveCount"]; n != "2" {
			t.Errorf("received %s times", n)
		}
		time.Sleep(31 * time.Second)
		w.want("a a", 0)
		if c := w.counts("dead"); c.Visible != 1 {
			t.Errorf("the dead-letter queue has %+v", c)
		}
		w.close()
	})
}

func TestAReportedMessageComesAgainAlone(t *testing.T) {
	for _, test := range []struct {
		name, answer, calls string
		left                int
	}{
		{"nothing", `{"batchItemFailures":[]}`, "a,b a,b", 0},
		{"one", `{"batchItemFailures":[{"itemIdentifier":"ID"}]}`, "a,b b", 0},
		{"an unknown one", `{"batchItemFailures":[{"itemIdentifier":"?"}]}`, "a,b a,b", 0},
		{"an empty one", `{"batchItemFailures":[{"itemIdentifier":""}]}`, "a,b a,b", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				w.mapping.ReportsItems = true
				first := true
				w.answer = func(e events.SQSEvent) ([]byte, error) {
					defer func() { first = false }()
					if !first {
						return nil, nil
					}
					return []byte(strings.Replace(test.answer, "ID", e.Records[1].MessageId, 1)), nil
				}
				w.open()
				w.send("a", "b")
				time.Sleep(31 * time.Second)
				want := test.calls
				if test.name == "nothing" {
					want = "a,b"
				}
				w.want(want, test.left)
				w.close()
			})
		})
	}
}

func TestMessagesOutliveTheStack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.answer = refuseAll
		w.open()
		w.send("a")
		w.close()
		w.answer = nil
		w.open()
		w.want("a", 1) // it is still hidden
		time.Sleep(31 * time.Second)
		w.want("a a", 0)
		w.close()
	})
}

func TestRetention(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.open()
		w.close()
		w.store = openStore(t, w.file)
		w.send("a")
		time.Sleep(time.Hour + time.Second)
		if c := w.counts("jobs"); c != (Counts{Queue: "jobs"}) {
			t.Errorf("%+v", c)
		}
		_ = w.store.Close()
		w.open()
		time.Sleep(time.Minute)
		w.want("", 0)
		w.close()
	})
}
