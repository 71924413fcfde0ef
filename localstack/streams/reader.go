package streams

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams/types"
)

// reader is the stream of a table of any DynamoDB.
//
// It reads one line of shards: when a shard is closed, it goes on with that one's child. A stream
// with several open shards, which only AWS makes, is refused.
type reader struct {
	client *dynamodbstreams.Client
	region string // as functions are told
	arn    string // likewise
	stream string // its name where it is read
	first  string // its oldest shard

	at       Position // where iterator stands
	iterator *string
}

// OpenTable finds the newest stream of a table. Functions are told arn and region in its records.
func OpenTable(ctx context.Context, client *dynamodbstreams.Client, table, arn, region string) (Source, error) {
	list, err := client.ListStreams(ctx, &dynamodbstreams.ListStreamsInput{TableName: &table})
	if err != nil {
		return nil, err
	}
	if len(list.Streams) == 0 {
		return nil, errors.New("the table has no stream")
	}
	newest := list.Streams[0]
	for _, s := range list.Streams {
		if aws.ToString(s.StreamLabel) > aws.ToString(newest.StreamLabel) {
			newest = s
		}
	}
	r := &reader{client: client, region: region, arn: arn, stream: *newest.StreamArn}
	shards, err := r.shards(ctx)
	if err != nil {
		return nil, err
	}
	parents := map[string]bool{}
	for _, s := range shards {
		parents[aws.ToString(s.ParentShardId)] = true
	}
	leaves := 0
	for _, s := range shards {
		if !parents[*s.ShardId] {
			leaves++
		}
	}
	if leaves != 1 {
		return nil, fmt.Errorf("the stream has %d open shards; the local stack reads one", leaves)
	}
	r.first = oldest(shards)
	return r, nil
}

func (r *reader) shards(ctx context.Context) ([]types.Shard, error) {
	var out []types.Shard
	input := &dynamodbstreams.DescribeStreamInput{StreamArn: &r.stream}
	for {
		page, err := r.client.DescribeStream(ctx, input)
		if err != nil {
			return nil, err
		}
		out = append(out, page.StreamDescription.Shards...)
		if input.ExclusiveStartShardId = page.StreamDescription.LastEvaluatedShardId; input.ExclusiveStartShardId == nil {
			return out, nil
		}
	}
}

// oldest is the shard without a parent that is still there.
func oldest(shards []types.Shard) string {
	there := map[string]bool{}
	for _, s := range shards {
		there[*s.ShardId] = true
	}
	for _, s := range shards {
		if !there[aws.ToString(s.ParentShardId)] {
			return *s.ShardId
		}
	}
	return ""
}

func (r *reader) Start() Position { return Position{Stream: r.stream, Shard: r.first} }

func (r *reader) Read(ctx context.Context, at Position) ([]Record, Position, error) {
	if r.iterator == nil || at != r.at {
		if err := r.seek(ctx, at); err != nil {
			return nil, at, err
		}
	}
	page, err := r.client.GetRecords(ctx, &dynamodbstreams.GetRecordsInput{ShardIterator: r.iterator})
	if err != nil {
		r.iterator = nil
		return nil, at, err
	}
	var out []Record
	for _, record := range page.Records {
		converted, err := r.convert(record, at.Shard)
		if err != nil {
			return nil, at, err
		}
		out = append(out, converted)
		at.Sequence = converted.Sequence
	}
	r.at, r.iterator = at, page.NextShardIterator
	if r.iterator == nil && len(out) == 0 {
		return r.followed(ctx, at)
	}
	return out, at, nil
}

// seek takes an iterator at a place, or, where the place was trimmed, at the oldest record.
func (r *reader) seek(ctx context.Context, at Position) error {
	input := &dynamodbstreams.GetShardIteratorInput{
		StreamArn: &r.stream, ShardId: &at.Shard, ShardIteratorType: types.ShardIteratorTypeTrimHorizon,
	}
	if at.Sequence != "" {
		input.ShardIteratorType, input.SequenceNumber = types.ShardIteratorTypeAfterSequenceNumber, &at.Sequence
	}
	out, err := r.client.GetShardIterator(ctx, input)
	var trimmed *types.TrimmedDataAccessException
	if errors.As(err, &trimmed) {
		input.ShardIteratorType, input.SequenceNumber = types.ShardIteratorTypeTrimHorizon, nil
		out, err = r.client.GetShardIterator(ctx, input)
	}
	if err != nil {
		return err
	}
	r.at, r.iterator = at, out.ShardIterator
	return nil
}

// followed is the place at the start of the shard that follows a closed one.
func (r *reader) followed(ctx context.Context, at Position) ([]Record, Position, error) {
	shards, err := r.shards(ctx)
	if err != nil {
		return nil, at, err
	}
	for _, s := range shards {
		if aws.ToString(s.ParentShardId) == at.Shard {
			return r.Read(ctx, Position{Stream: at.Stream, Shard: *s.ShardId})
		}
	}
	return nil, at, nil
}

// streamed is a record as Lambda hands it to functions.
type streamed struct {
	AWSRegion      string    `json:"awsRegion"`
	Change         change    `json:"dynamodb"`
	EventID        string    `json:"eventID"`
	EventName      string    `json:"eventName"`
	EventSource    string    `json:"eventSource"`
	EventVersion   string    `json:"eventVersion"`
	EventSourceARN string    `json:"eventSourceARN"`
	UserIdentity   *identity `json:"userIdentity,omitempty"`
}

type change struct {
	Created        int64  `json:"ApproximateCreationDateTime"`
	Keys           image  `json:"Keys"`
	NewImage       image  `json:"NewImage,omitempty"`
	OldImage       image  `json:"OldImage,omitempty"`
	SequenceNumber string `json:"SequenceNumber"`
	SizeBytes      int64  `json:"SizeBytes"`
	StreamViewType string `json:"StreamViewType"`
}

type identity struct {
	Type        string `json:"type"`
	PrincipalID string `json:"principalId"`
}

func (r *reader) convert(record types.Record, shard string) (Record, error) {
	d := record.Dynamodb
	created := aws.ToTime(d.ApproximateCreationDateTime)
	out := streamed{
		AWSRegion: r.region, EventSourceARN: r.arn, EventSource: "aws:dynamodb", EventName: string(record.EventName),
		EventVersion: aws.ToString(record.EventVersion), EventID: eventID(r.stream, shard, *d.SequenceNumber),
		Change: change{
			Created: created.Unix(), Keys: d.Keys, NewImage: d.NewImage, OldImage: d.OldImage,
			SequenceNumber: *d.SequenceNumber, SizeBytes: aws.ToInt64(d.SizeBytes), StreamViewType: string(d.StreamViewType),
		},
	}
	if u := record.UserIdentity; u != nil {
		out.UserIdentity = &identity{aws.ToString(u.Type), aws.ToString(u.PrincipalId)}
	}
	text, err := json.Marshal(out)
	if err != nil {
		return Record{}, err
	}
	keys, err := json.Marshal(image(d.Keys))
	return Record{
		Sequence: *d.SequenceNumber, Shard: shard, Item: string(keys), Created: created.Truncate(time.Second), JSON: text,
		Unchanged: d.StreamViewType == types.StreamViewTypeNewAndOldImages && reflect.DeepEqual(d.NewImage, d.OldImage),
	}, err
}

// eventID is of AWS's form and the same whenever a record is read; an embedded engine's own ids are
// only unique within a table.
func eventID(stream, shard, sequence string) string {
	sum := fnv.New128a()
	_, _ = sum.Write([]byte(stream + " " + shard + " " + strconv.Quote(sequence)))
	return fmt.Sprintf("%x", sum.Sum(nil))
}
