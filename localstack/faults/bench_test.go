package faults_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/faults"
)

const table = "items"

// bench is an engine of its own with one table, a proxy before it, and a client on each side.
type bench struct {
	proxy  *faults.Proxy
	client *dynamodb.Client // through the proxy, without retries
	direct *dynamodb.Client // past it: the truth
}

func newBench(t testing.TB, cfg faults.Config) *bench {
	t.Helper()
	target := startEngine(t)
	return newBenchBefore(t, target, target, cfg)
}

// newBenchBefore puts the proxy before another target than the engine that stands behind it.
func newBenchBefore(t testing.TB, target, behind *url.URL, cfg faults.Config) *bench {
	t.Helper()
	b := &bench{proxy: faults.NewProxy(target, cfg), direct: newClient(behind.String())}
	server := httptest.NewServer(b.proxy)
	t.Cleanup(server.Close)
	b.client = newClient(server.URL)
	createTable(t, b.direct, table)
	return b
}

// startEngine runs the pinned engine over a directory of the test's own.
func startEngine(t testing.TB) *url.URL {
	t.Helper()
	ctx := context.Background()
	program, err := engine.Program(ctx, "..", func(text string) { t.Log(text) })
	var missing *engine.MissingError
	if errors.As(err, &missing) {
		t.Skip("the embedded DynamoDB is missing: " + missing.Text)
	}
	if err != nil {
		t.Fatal(err)
	}
	// The database may still speak while the test is being taken down, when t.Log is forbidden.
	e, err := engine.Start(ctx, engine.Config{
		Program: program, Data: t.TempDir(), Memory: true, Starter: child.NewStarter(), Say: func(string) {},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	target, err := url.Parse(e.URL())
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func newClient(endpoint string) *dynamodb.Client {
	return dynamodb.New(dynamodb.Options{
		BaseEndpoint: aws.String(endpoint),
		Region:       "us-east-1",
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
		Retryer: aws.NopRetryer{},
	})
}

func createTable(t testing.TB, db *dynamodb.Client, name string) {
	t.Helper()
	_, err := db.CreateTable(context.Background(), &dynamodb.CreateTableInput{
		TableName:   &name,
		BillingMode: types.BillingModePayPerRequest,
		AttributeDefinitions: []types.AttributeDefinition{
			{AttributeName: aws.String("pk"), AttributeType: types.ScalarAttributeTypeS},
			{AttributeName: aws.String("sk"), AttributeType: types.ScalarAttributeTypeS},
		},
		KeySchema: []types.KeySchemaElement{
			{AttributeName: aws.String("pk"), KeyType: types.KeyTypeHash},
			{AttributeName: aws.String("sk"), KeyType: types.KeyTypeRange},
		},
		StreamSpecification: &types.StreamSpecification{
			StreamEnabled: aws.Bool(true), StreamViewType: types.StreamViewTypeNewImage,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// poll waits until done, and fails after a deadline that only a broken promise meets.
func poll(t testing.TB, what string, done func() bool) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for !done() {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
		time.Sleep(time.Millisecond)
	}
}

type attributes = map[string]types.AttributeValue

func str(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }
func num(n int) types.AttributeValue    { return &types.AttributeValueMemberN{Value: fmt.Sprint(n)} }

func key(pk, sk string) attributes { return attributes{"pk": str(pk), "sk": str(sk)} }

func valued(pk, sk string, v int) attributes {
	return attributes{"pk": str(pk), "sk": str(sk), "v": num(v)}
}

func value(it attributes) int {
	n := -1
	if v, ok := it["v"].(*types.AttributeValueMemberN); ok {
		_, _ = fmt.Sscan(v.Value, &n)
	}
	return n
}

func put(db *dynamodb.Client, it attributes) error {
	_, err := db.PutItem(context.Background(), &dynamodb.PutItemInput{TableName: aws.String(table), Item: it})
	return err
}

func mustPut(t testing.TB, db *dynamodb.Client, it attributes) {
	t.Helper()
	if err := put(db, it); err != nil {
		t.Fatal(err)
	}
}

// get reads an item's value: -1 where there is none.
func get(db *dynamodb.Client, pk, sk string, consistent bool) (int, error) {
	out, err := db.GetItem(context.Background(), &dynamodb.GetItemInput{
		TableName: aws.String(table), Key: key(pk, sk), ConsistentRead: &consistent,
	})
	if err != nil {
		return 0, err
	}
	return value(out.Item), nil
}

func mustGet(t testing.TB, db *dynamodb.Client, pk, sk string) int {
	t.Helper()
	v, err := get(db, pk, sk, true)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func putAction(it attributes) types.TransactWriteItem {
	return types.TransactWriteItem{Put: &types.Put{TableName: aws.String(table), Item: it}}
}

func transact(db *dynamodb.Client, items ...types.TransactWriteItem) error {
	_, err := db.TransactWriteItems(context.Background(), &dynamodb.TransactWriteItemsInput{TransactItems: items})
	return err
}

// reasons are the codes of a cancelled transaction, nil for any other error.
func reasons(err error) []string {
	var cancelled *types.TransactionCanceledException
	if !errors.As(err, &cancelled) {
		return nil
	}
	codes := make([]string, len(cancelled.CancellationReasons))
	for i, r := range cancelled.CancellationReasons {
		codes[i] = aws.ToString(r.Code)
	}
	return codes
}
