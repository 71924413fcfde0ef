package faults_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"
	streamtypes "github.com/aws/aws-sdk-go-v2/service/dynamodbstreams/types"

	"github.com/parleyhq/parley/localstack/faults"
)

func TestAReplicaAppliesWritesInOrder(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 3, Stale: time.Minute})
	mustPut(t, b.direct, valued("a", "1", 0))
	for v := 1; v <= 8; v++ {
		mustPut(t, b.client, valued("a", "1", v))
	}
	got := lagged(t, b, func() []string {
		items, err := queryAll(b.client, &dynamodb.QueryInput{})
		if err != nil {
			t.Fatal(err)
		}
		return text(items)
	})
	if !slices.Equal(got, []string{"1=0"}) {
		t.Errorf("a replica that lacks the first write shows %v", got)
	}
}

func TestSingleWritesQueueAndDoNotConflict(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 3, Stale: time.Millisecond, Torn: time.Millisecond})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 10 {
				_, err := b.client.UpdateItem(context.Background(), &dynamodb.UpdateItemInput{
					TableName: aws.String(table), Key: key("a", "1"), UpdateExpression: aws.String("ADD v :one"),
					ExpressionAttributeValues: attributes{":one": num(1)},
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if v := mustGet(t, b.direct, "a", "1"); v != 80 {
		t.Errorf("value %d, want 80", v)
	}
}

func TestSetMakesEverythingVisible(t *testing.T) {
	b := staleBench(t)
	cfg := b.proxy.Config()
	b.proxy.Set(cfg)
	for range 20 {
		items, err := queryAll(b.client, &dynamodb.QueryInput{})
		if err != nil {
			t.Fatal(err)
		}
		if got := text(items); !slices.Equal(got, []string{"1=1", "2=2", "3=1", "5=1", "6=1", "7=2"}) {
			t.Fatalf("got %v", got)
		}
	}
}

// TestKeysAreTheTablesOwn uses other key names, and numbers, whose order is not that of their digits.
func TestKeysAreTheTablesOwn(t *testing.T) {
	b := newBench(t, faults.Config{})
	ctx, name := context.Background(), aws.String("numbered")
	_, err := b.direct.CreateTable(ctx, &dynamodb.CreateTableInput{
		TableName: name, BillingMode: types.BillingModePayPerRequest,
		AttributeDefinitions: []types.AttributeDefinition{
			{AttributeName: aws.String("id"), AttributeType: types.ScalarAttributeTypeS},
			{AttributeName: aws.String("height"), AttributeType: types.ScalarAttributeTypeN},
		},
		KeySchema: []types.KeySchemaElement{
			{AttributeName: aws.String("id"), KeyType: types.KeyTypeHash},
			{AttributeName: aws.String("height"), KeyType: types.KeyTypeRange},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []int{2, 10, 33}
	for _, at := range want {
		it := attributes{"id": str("a"), "height": num(at), "v": num(at)}
		if _, err := b.direct.PutItem(ctx, &dynamodb.PutItemInput{TableName: name, Item: it}); err != nil {
			t.Fatal(err)
		}
	}
	b.proxy.Set(faults.Config{Seed: 1, Stale: time.Minute})
	gone := attributes{"id": str("a"), "height": &types.AttributeValueMemberN{Value: "10.0"}}
	if _, err := b.client.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: name, Key: gone}); err != nil {
		t.Fatal(err)
	}
	changed := attributes{"id": str("a"), "height": &types.AttributeValueMemberN{Value: "33.0"}, "v": num(99)}
	if _, err := b.client.PutItem(ctx, &dynamodb.PutItemInput{TableName: name, Item: changed}); err != nil {
		t.Fatal(err)
	}
	var got []int
	lagged(t, b, func() []string {
		out, err := b.client.Query(ctx, &dynamodb.QueryInput{
			TableName: name, KeyConditionExpression: aws.String("id = :p AND height BETWEEN :a AND :b"),
			ExpressionAttributeValues: attributes{":p": str("a"), ":a": num(2), ":b": num(33)},
		})
		if err != nil {
			t.Fatal(err)
		}
		got = nil
		for _, it := range out.Items {
			got = append(got, value(it))
		}
		return nil
	})
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestNoRecordPrecedesItsItem: who was told by a stream reads at least what he was told.
func TestNoRecordPrecedesItsItem(t *testing.T) {
	b := newBench(t, faults.Config{Seed: 4, Torn: 300 * time.Millisecond})
	streams := dynamodbstreams.New(dynamodbstreams.Options{
		BaseEndpoint: b.client.Options().BaseEndpoint, Region: "us-east-1",
		Credentials: b.client.Options().Credentials, Retryer: aws.NopRetryer{},
	})
	iterator := firstIterator(t, streams)
	inWindow(t, b, func(v int) bool {
		told := map[string]bool{}
		poll(t, "the records", func() bool {
			out, err := streams.GetRecords(context.Background(), &dynamodbstreams.GetRecordsInput{ShardIterator: iterator})
			if err != nil {
				t.Fatal(err)
			}
			iterator = out.NextShardIterator
			for _, r := range out.Records {
				if n, ok := r.Dynamodb.NewImage["v"].(*streamtypes.AttributeValueMemberN); ok && n.Value == fmt.Sprint(v) {
					told[r.Dynamodb.Keys["sk"].(*streamtypes.AttributeValueMemberS).Value] = true
				}
			}
			return told["1"] && told["2"]
		})
		for sk := range told {
			if got := mustGet(t, b.client, "a", sk); got < v {
				t.Errorf("item %s at %d after the record of %d", sk, got, v)
			}
		}
		return true
	})
}

func firstIterator(t *testing.T, streams *dynamodbstreams.Client) *string {
	t.Helper()
	ctx := context.Background()
	list, err := streams.ListStreams(ctx, &dynamodbstreams.ListStreamsInput{TableName: aws.String(table)})
	if err != nil {
		t.Fatal(err)
	}
	stream := list.Streams[0].StreamArn
	about, err := streams.DescribeStream(ctx, &dynamodbstreams.DescribeStreamInput{StreamArn: stream})
	if err != nil {
		t.Fatal(err)
	}
	out, err := streams.GetShardIterator(ctx, &dynamodbstreams.GetShardIteratorInput{
		StreamArn: stream, ShardId: about.StreamDescription.Shards[0].ShardId,
		ShardIteratorType: streamtypes.ShardIteratorTypeTrimHorizon,
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.ShardIterator
}
