package faults_test

import (
	"encoding/json"
	"hash/crc32"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/localstack/faults"
)

// raw posts a request as it stands on the wire, and checks what every answer must have.
func raw(t *testing.T, b *bench, op, body string) (int, map[string]json.RawMessage) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, aws.ToString(b.client.Options().BaseEndpoint), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Amz-Target", "DynamoDB_20120810."+op)
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	r.Header.Set("X-Amz-Date", "20260101T000000Z")
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if sum := strconv.FormatUint(uint64(crc32.ChecksumIEEE(data)), 10); res.Header.Get("X-Amz-Crc32") != sum {
		t.Errorf("%s: checksum %s, want %s", op, res.Header.Get("X-Amz-Crc32"), sum)
	}
	if kind := res.Header.Get("Content-Type"); kind != "application/x-amz-json-1.0" {
		t.Errorf("%s: content type %s", op, kind)
	}
	if res.Header.Get("X-Amzn-Requestid") == "" {
		t.Errorf("%s: no request id", op)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		t.Fatalf("%s: %v in %s", op, err, data)
	}
	return res.StatusCode, members
}

func TestAnswersAreSpelledAsOnTheWire(t *testing.T) {
	b := newBench(t, faults.Config{Conflict: 1})
	const write = `{"TransactItems":[{"Delete":{"TableName":"items","Key":{"pk":{"S":"a"},"sk":{"S":"1"}}}}]}`
	status, got := raw(t, b, "TransactWriteItems", write)
	want := map[string]string{
		"__type":              `"com.amazonaws.dynamodb.v20120810#TransactionCanceledException"`,
		"CancellationReasons": `[{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"}]`,
		"Message":             `"Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]"`,
	}
	for name, text := range want {
		if string(got[name]) != text {
			t.Errorf("%s is %s, want %s", name, got[name], text)
		}
	}
	if status != http.StatusBadRequest || len(got) != len(want) {
		t.Errorf("status %d, %v", status, got)
	}
	status, got = raw(t, b, "DeleteItem", `{"TableName":"items","Key":{"pk":{"S":"a"},"sk":{"S":"1"}}}`)
	if status != http.StatusBadRequest || string(got["__type"]) != `"com.amazonaws.dynamodb.v20120810#TransactionConflictException"` ||
		string(got["message"]) != `"Transaction is ongoing for the item"` {
		t.Errorf("status %d, %s", status, got)
	}
	b.proxy.Set(faults.Config{Error: 1})
	status, got = raw(t, b, "GetItem", `{"TableName":"items","Key":{"pk":{"S":"a"},"sk":{"S":"1"}}}`)
	if status != http.StatusInternalServerError || string(got["__type"]) != `"com.amazonaws.dynamodb.v20120810#InternalServerError"` {
		t.Errorf("status %d, %s", status, got)
	}
}

// TestTheEnginesRefusalsPass: what tracking cannot make sense of is the engine's to refuse.
func TestTheEnginesRefusalsPass(t *testing.T) {
	b := newBench(t, faults.Config{})
	requests := map[string]string{
		"GetItem":            `{"TableName":"items","Key":{"pk":{"S":"a"}}}`,
		"PutItem":            `{"TableName":"nowhere","Item":{"pk":{"S":"a"},"sk":{"S":"1"}}}`,
		"UpdateItem":         `{"TableName":"items"}`,
		"Query":              `{"TableName":"items","KeyConditionExpression":"pk > :p","ExpressionAttributeValues":{":p":{"S":"a"}}}`,
		"BatchGetItem":       `{"RequestItems":{"items":{"Keys":[{"pk":{"N":"1"}}]}}}`,
		"BatchWriteItem":     `{"RequestItems":{"items":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}}]}}`,
		"TransactWriteItems": `{"TransactItems":[]}`,
		"TransactGetItems":   `{"TransactItems":[{"Get":{"TableName":"nowhere","Key":{"pk":{"S":"a"}}}}]}`,
		"Scan":               `{"TableName":"items","Limit":0}`,
	}
	for op, body := range requests {
		b.proxy.Set(faults.Config{})
		status, want := raw(t, b, op, body)
		b.proxy.Set(faults.Config{Torn: time.Millisecond, Stale: time.Millisecond, Unprocessed: 1e-9})
		got, members := raw(t, b, op, body)
		if status != http.StatusBadRequest || got != status || string(members["__type"]) != string(want["__type"]) {
			t.Errorf("%s: %d %s, without faults %d %s", op, got, members["__type"], status, want["__type"])
		}
	}
}
