package streams

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/template"
)

const arn = "arn:aws:dynamodb:us-east-1:000000000000:table/some/stream/local"

var credentials = engine.Credentials{Region: "us-east-1", KeyID: "local", Secret: "local"}

// startTable starts an engine with a table that has a stream, and gives its address.
func startTable(t *testing.T) string {
	t.Helper()
	path, err := engine.Program(t.Context(), "..", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.Start(t.Context(), engine.Config{Program: path, Data: t.TempDir(), Memory: true, Starter: child.NewStarter(), Say: func(string) {}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	err = engine.MakeTables(t.Context(), engine.NewClient(e.URL(), credentials), []template.Table{{
		Name: "some", StreamView: "NEW_AND_OLD_IMAGES", Attributes: []template.Attribute{{Name: "pk", Type: "S"}},
		Keys: []template.Key{{Name: "pk", Type: "HASH"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return e.URL()
}

func put(t *testing.T, address string, item map[string]types.AttributeValue) {
	t.Helper()
	_, err := engine.NewClient(address, credentials).PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("some"), Item: item})
	if err != nil {
		t.Fatal(err)
	}
}

func textOf(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }

// start runs a mapping over the engine at address, and gives the events that its function gets.
func start(t *testing.T, address string) <-chan []byte {
	t.Helper()
	got := make(chan []byte, 100)
	client := engine.NewStreamsClient(address, credentials)
	s, err := Start(t.Context(), Config{
		Region: "us-east-1", File: filepath.Join(t.TempDir(), "streams.json"),
		Source: func(ctx context.Context, table string) (Source, error) {
			return OpenTable(ctx, client, table, arn, "us-east-1")
		},
		Invoke: func(_ context.Context, _ string, event []byte) ([]byte, error) { got <- event; return nil, nil },
		Say:    func(string) {},
	}, []Mapping{{Function: "f", Event: "e", Table: "some", ARN: arn, BatchSize: 100, RetryAttempts: -1, Parallel: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return got
}

func next(t *testing.T, got <-chan []byte) events.DynamoDBEvent {
	t.Helper()
	var e events.DynamoDBEvent
	select {
	case text := <-got:
		if err := json.Unmarshal(text, &e); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	case <-time.After(time.Minute):
		t.Fatal("no event came")
	}
	return e
}

func TestTheEventThatAFunctionGets(t *testing.T) {
	address := startTable(t)
	got := start(t, address)
	item := map[string]types.AttributeValue{
		"pk": textOf("a"), "n": &types.AttributeValueMemberN{Value: "1.50"}, "b": &types.AttributeValueMemberB{Value: []byte{0, 1}},
		"t": &types.AttributeValueMemberBOOL{Value: true}, "z": &types.AttributeValueMemberNULL{Value: true},
		"ss": &types.AttributeValueMemberSS{Value: []string{"x"}}, "ns": &types.AttributeValueMemberNS{Value: []string{"2"}},
		"bs": &types.AttributeValueMemberBS{Value: [][]byte{{3}}},
		"m":  &types.AttributeValueMemberM{Value: map[string]types.AttributeValue{"k": textOf("v<>")}},
		"l":  &types.AttributeValueMemberL{Value: []types.AttributeValue{textOf("i"), &types.AttributeValueMemberL{}}},
	}
	put(t, address, item)
	r := next(t, got).Records[0]
	c := r.Change
	if r.EventName != "INSERT" || r.EventSource != "aws:dynamodb" || r.EventSourceArn != arn || r.AWSRegion != "us-east-1" ||
		len(r.EventID) != 32 || r.EventVersion != "1.1" || c.StreamViewType != "NEW_AND_OLD_IMAGES" || c.SequenceNumber != "1" ||
		c.SizeBytes == 0 || time.Since(c.ApproximateCreationDateTime.Time) > time.Minute || len(c.Keys) != 1 || len(c.OldImage) != 0 {
		t.Errorf("record %+v", r)
	}
	i := c.NewImage
	if i["n"].Number() != "1.5" && i["n"].Number() != "1.50" || i["b"].Binary()[1] != 1 || !i["t"].Boolean() || !i["z"].IsNull() || i["ss"].StringSet()[0] != "x" ||
		i["ns"].NumberSet()[0] != "2" || i["bs"].BinarySet()[0][0] != 3 || i["m"].Map()["k"].String() != "v<>" || i["l"].List()[0].String() != "i" {
		t.Errorf("image %+v", i)
	}
	item["n"] = &types.AttributeValueMemberN{Value: "2"}
	put(t, address, item)
	if r := next(t, got).Records[0]; r.EventName != "MODIFY" || len(r.Change.OldImage) != len(item) {
		t.Errorf("record %+v", r)
	}
	put(t, address, item) // once more the same: AWS has no record of it
	_, err := engine.NewClient(address, credentials).DeleteItem(t.Context(), &dynamodb.DeleteItemInput{
		TableName: aws.String("some"), Key: map[string]types.AttributeValue{"pk": textOf("a")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := next(t, got).Records[0]; r.EventName != "REMOVE" || len(r.Change.NewImage) != 0 || r.Change.SequenceNumber != "4" {
		t.Errorf("record %+v", r)
	}
}

func TestEngineNumbersPastOneDigitKeepTheirOrder(t *testing.T) {
	address := startTable(t)
	for n := range 25 {
		put(t, address, map[string]types.AttributeValue{"pk": textOf(strconv.Itoa(n))})
	}
	got, want := start(t, address), 1
	for want <= 25 {
		for _, r := range next(t, got).Records {
			if r.Change.SequenceNumber != strconv.Itoa(want) {
				t.Fatalf("got %s, want %d", r.Change.SequenceNumber, want)
			}
			want++
		}
	}
}

// The fault proxy stands between, as functions have it; before it stands one that throttles and
// breaks streams, which the fault proxy leaves alone.
func TestStreamsThatThrottleAndBreakAreReadOn(t *testing.T) {
	target, err := url.Parse(startTable(t))
	if err != nil {
		t.Fatal(err)
	}
	config, err := faults.Parse("seed=1,torn=20ms,stale=20ms")
	if err != nil {
		t.Fatal(err)
	}
	proxy := httptest.NewServer(faults.NewProxy(target, config))
	t.Cleanup(proxy.Close)
	behind, _ := url.Parse(proxy.URL)
	pass := httputil.NewSingleHostReverseProxy(behind)
	var asked atomic.Int64
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".GetRecords") {
			pass.ServeHTTP(w, r)
			return
		}
		switch asked.Add(1) % 4 {
		case 1:
			w.WriteHeader(http.StatusInternalServerError)
		case 2:
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(`{"__type":"com.amazonaws.dynamodb.v20120810#LimitExceededException","message":"too often"}`))
		case 3:
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(`{"__type":"com.amazonaws.dynamodb.v20120810#ExpiredIteratorException","message":"too late"}`))
		default:
			pass.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(front.Close)
	got := start(t, front.URL)
	for n := range 3 {
		put(t, proxy.URL, map[string]types.AttributeValue{"pk": textOf("a"), "n": textOf(strconv.Itoa(n))})
		if r := next(t, got).Records[0]; r.Change.SequenceNumber != strconv.Itoa(n+1) {
			t.Errorf("got %s after %d writes", r.Change.SequenceNumber, n+1)
		}
	}
}
