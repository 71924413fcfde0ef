package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/logs"
	"github.com/parleyhq/parley/localstack/secrets"
	"github.com/parleyhq/parley/localstack/template"
)

const sourcesTemplate = `
Resources:
  Api: { Type: AWS::Serverless::HttpApi }
  Messages:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
      StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
  Jobs: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 60 } }
  Failed: { Type: AWS::S3::Bucket, Properties: { BucketName: failed } }
  Recorder:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/recorder
      Timeout: 10
      Environment: { Variables: { RECORD_TO: RECORDS, QUEUE_URL: !Ref Jobs } }
      Events:
        Messages:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Messages.StreamArn
            StartingPosition: TRIM_HORIZON
            MaximumRetryAttempts: 1
            BisectBatchOnFunctionError: true
            FilterCriteria: { Filters: [{ Pattern: '{"eventName": ["INSERT"]}' }] }
            DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } }
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }
        Hourly: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour), Input: '{"scheduled": true}' } }
`

// sourced is a stack of the parts that streams, queues and schedules need, over a function that notes
// what calls it.
type sourced struct {
	*stack
	t       *testing.T
	data    string
	bin     string
	records string
}

func startSourced(t *testing.T) *sourced {
	t.Helper()
	s := &sourced{t: t, data: t.TempDir(), bin: t.TempDir()}
	s.records = filepath.Join(s.data, "records")
	output, err := exec.Command("go", "build", "-o", filepath.Join(s.bin, "recorder", "bootstrap"), "./testdata/recorder").CombinedOutput()
	if err != nil {
		t.Fatalf("%s", output)
	}
	s.again()
	t.Cleanup(func() { s.close() })
	return s
}

func (s *sourced) again() {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), "template.yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(sourcesTemplate, "RECORDS", s.records, 1)), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.stack = &stack{out: newConsole(io.Discard), starter: child.NewStarter(), binaries: build.Given(s.bin)}
	s.settings = settings{data: s.data, root: "..", credentials: engine.Credentials{Region: template.Region, KeyID: "local", Secret: "local"}}
	var err error
	check := func(err error) {
		s.t.Helper()
		if err != nil {
			s.t.Fatal(err)
		}
	}
	s.template, err = template.Read(file)
	check(err)
	s.logs, err = logs.Open(filepath.Join(s.data, "logs"), s.out)
	check(err)
	s.secrets, err = secrets.Open(filepath.Join(s.data, "secrets.json"), nil)
	check(err)
	check(s.startDatabase(s.t.Context()))
	check(s.startFunctions())
	check(s.startSources(s.t.Context()))
	s.listener, err = net.Listen("tcp", "127.0.0.1:0")
	check(err)
	check(s.serve())
}

func (s *sourced) write(pk string) {
	s.t.Helper()
	_, err := engine.NewClient(s.database, s.settings.credentials).PutItem(s.t.Context(), &dynamodb.PutItemInput{
		TableName: aws.String("Messages"), Item: map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: pk}},
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// noted waits for a call that holds this text, the nth of its kind, and gives when it was noted.
func (s *sourced) noted(text string, nth int) time.Time {
	s.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		all, _ := os.ReadFile(s.records)
		lines := slices.DeleteFunc(strings.Split(string(all), "\n"), func(l string) bool { return !strings.Contains(l, text) })
		if len(lines) >= nth {
			at, _, _ := strings.Cut(lines[nth-1], " ")
			nanoseconds, err := strconv.ParseInt(at, 10, 64)
			if err != nil {
				s.t.Fatal(err)
			}
			return time.Unix(0, nanoseconds)
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("call %d with %q never came:\n%s", nth, text, all)
		}
		time.Sleep(time.Millisecond)
	}
}

func (s *sourced) local(method, path, body string, want int) string {
	s.t.Helper()
	status, text := request(s.t, method, s.url()+path, body, nil)
	if status != want {
		s.t.Errorf("%s %s: %d %s", method, path, status, text)
	}
	return text
}

func (s *sourced) await(path, want string) {
	s.t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for text := ""; ; time.Sleep(time.Millisecond) {
		if text = s.local(http.MethodGet, path, "", http.StatusOK); strings.Contains(text, want) {
			return
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("%s never had %s: %s", path, want, text)
		}
	}
}

func TestStreamsQueuesAndSchedulesCallFunctions(t *testing.T) {
	s := startSourced(t)
	s.write("first")
	s.noted(`"first"`, 1)
	s.noted("handed on", 1) // through the queue
	s.await("/local/queues", `{"queue":"Jobs","visible":0,"hidden":0,"delayed":0}`)
	s.local(http.MethodPost, "/local/schedules/recorder", "", http.StatusOK)
	s.noted(`{"scheduled": true}`, 1)
	s.local(http.MethodPost, "/local/schedules/other", "", http.StatusNotFound)

	s.write("poison")
	s.noted("poison", 2)
	s.await("/local/streams", `"discarded":1`)
	kept, _ := filepath.Glob(filepath.Join(s.data, "buckets/failed/aws/lambda/recorder-Messages/*/*/*/*/*"))
	if len(kept) != 1 {
		t.Fatalf("kept %v", kept)
	}
	if text, err := os.ReadFile(kept[0]); err != nil || !strings.Contains(string(text), "poison") {
		t.Errorf("%s %v", text, err)
	}

	s.local(http.MethodPut, "/local/streams/recorder/Messages", `{"stalled":true}`, http.StatusOK)
	s.write("later")
	s.await("/local/streams", `"behind":1`)
	s.close()
	s.again() // a stall ends with the stack; what was written is not lost
	s.noted(`"later"`, 1)
	s.await("/local/streams", `"behind":0`)
	s.local(http.MethodPut, "/local/streams/recorder/Messages", `{"replay":true}`, http.StatusOK)
	s.noted(`"later"`, 2)
	s.local(http.MethodPut, "/local/streams/recorder/Messages", `{"stalled":1}`, http.StatusBadRequest)
	s.local(http.MethodPut, "/local/streams/recorder/Other", `{"stalled":true}`, http.StatusNotFound)
}

// PARLEY_MEASURE=1 go test -v -run Measure ./localstack: how soon a function hears of a write, and
// what listening costs.
func TestMeasureStreams(t *testing.T) {
	if os.Getenv("PARLEY_MEASURE") == "" {
		t.Skip("this measures; set PARLEY_MEASURE")
	}
	s := startSourced(t)
	s.write("warm")
	s.noted(`"warm"`, 1)
	var took []time.Duration
	for n := range 100 {
		name := fmt.Sprint("item", n, "x")
		time.Sleep(30 * time.Millisecond)
		began := time.Now()
		s.write(name)
		took = append(took, s.noted(`"`+name+`"`, 1).Sub(began))
	}
	slices.Sort(took)
	t.Logf("write to call: p50 %s, p90 %s, p99 %s", took[50], took[90], took[98])
	time.Sleep(time.Second)
	own, database := cpuTime(t, os.Getpid()), cpuTime(t, s.engine.PID())
	time.Sleep(10 * time.Second)
	t.Logf("idle: %.2f %% of a core here, %.2f %% the database", (cpuTime(t, os.Getpid())-own)*10, (cpuTime(t, s.engine.PID())-database)*10)
}

// cpuTime is how many seconds a process has used.
func cpuTime(t *testing.T, pid int) float64 {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Skip("no /proc here")
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return float64(user+system) / 100
}
