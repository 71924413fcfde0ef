package template

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const eventsRoot = `
Resources:
  Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: data.yaml } }
  Failed: { Type: AWS::S3::Bucket, Properties: { BucketName: failed } }
  Fanout:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/stream-fanout
      Timeout: 20
      Environment: { Variables: { QUEUE: !GetAtt Data.Outputs.JobsUrl, NAME: !GetAtt Data.Outputs.JobsName, BUCKET: !Ref Failed } }
      Events:
        Messages:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Data.Outputs.MessagesStream
            StartingPosition: TRIM_HORIZON
            BatchSize: 50
            MaximumBatchingWindowInSeconds: 1
            MaximumRetryAttempts: 5
            MaximumRecordAgeInSeconds: 3600
            BisectBatchOnFunctionError: true
            ParallelizationFactor: 4
            FunctionResponseTypes: [ReportBatchItemFailures]
            FilterCriteria:
              Filters:
                - Pattern: '{"eventName": ["INSERT"]}'
            DestinationConfig: { OnFailure: { Type: S3, Destination: !GetAtt Failed.Arn } }
        Plain: { Type: DynamoDB, Properties: { Stream: !GetAtt Data.Outputs.MessagesStream, StartingPosition: LATEST, DestinationConfig: { OnFailure: { Destination: !GetAtt Data.Outputs.DeadArn } } } }
        Off: { Type: DynamoDB, Properties: { Enabled: false, Stream: !GetAtt Data.Outputs.MessagesStream, StartingPosition: LATEST } }
        Jobs:
          Type: SQS
          Properties:
            Queue: !GetAtt Data.Outputs.JobsArn
            BatchSize: 5
            FunctionResponseTypes: [ReportBatchItemFailures]
            ScalingConfig: { MaximumConcurrency: 3 }
        Minute: { Type: Schedule, Properties: { Schedule: rate(1 minute) } }
        Hours: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(2 hours), Input: '{"a":1}' } }
        Never: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(2 hours), State: DISABLED } }
`

const eventsData = `
Resources:
  Messages:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
      StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead-jobs, MessageRetentionPeriod: 1209600, DelaySeconds: 5 } }
Outputs:
  MessagesStream: { Value: !GetAtt Messages.StreamArn }
  JobsArn: { Value: !GetAtt Jobs.Arn }
  JobsUrl: { Value: !Ref Jobs }
  JobsName: { Value: !GetAtt Jobs.QueueName }
  DeadArn: { Value: !GetAtt Dead.Arn }
`

func TestEventsAreReadThroughNestedTemplates(t *testing.T) {
	got, err := Read(write(t, map[string]string{"template.yaml": eventsRoot, "data.yaml": eventsData}))
	if err != nil {
		t.Fatal(err)
	}
	const stream = "arn:aws:dynamodb:us-east-1:000000000000:table/Messages/stream/local"
	f := got.Functions[0]
	want := Function{
		LogicalID: "Fanout", Folder: "stream-fanout", Timeout: 20 * time.Second, MemoryMB: 128,
		Environment: map[string]string{
			"QUEUE": "https://sqs.us-east-1.amazonaws.com/000000000000/Jobs", "NAME": "Jobs", "BUCKET": "failed",
		},
		Streams: []StreamMapping{
			{
				Event: "Messages", Table: "Messages", StreamARN: stream, BatchSize: 50, Window: time.Second, RetryAttempts: 5,
				RecordAge: time.Hour, Bisect: true, Parallel: 4, ReportsItems: true,
				Filters: []string{`{"eventName": ["INSERT"]}`}, OnFailureStore: "failed",
			},
			{
				Event: "Plain", Table: "Messages", StreamARN: stream, Latest: true, BatchSize: 100, RetryAttempts: -1,
				Parallel: 1, OnFailureQueue: "dead-jobs",
			},
		},
		Queues: []QueueMapping{{
			Event: "Jobs", Queue: "Jobs", QueueARN: "arn:aws:sqs:us-east-1:000000000000:Jobs", BatchSize: 5, Concurrency: 3, ReportsItems: true,
		}},
		Schedules: []Schedule{
			{Event: "Minute", Every: time.Minute},
			{Event: "Hours", Every: 2 * time.Hour, Input: `{"a":1}`, Scheduler: true},
		},
	}
	ignorePlaces := cmpopts.IgnoreTypes(Place{})
	if diff := cmp.Diff(want, f, ignorePlaces); diff != "" {
		t.Errorf("function (-want +got)\n%s", diff)
	}
	queues := []Queue{
		{LogicalID: "Jobs", Name: "Jobs", ARN: "arn:aws:sqs:us-east-1:000000000000:Jobs", Visibility: time.Minute, Retention: 96 * time.Hour, DeadLetter: "dead-jobs", MaxReceives: 3},
		{LogicalID: "Dead", Name: "dead-jobs", ARN: "arn:aws:sqs:us-east-1:000000000000:dead-jobs", Visibility: 30 * time.Second, Delay: 5 * time.Second, Retention: 14 * 24 * time.Hour},
	}
	if diff := cmp.Diff(queues, got.Queues, ignorePlaces); diff != "" {
		t.Errorf("queues (-want +got)\n%s", diff)
	}
	if len(got.Buckets) != 1 || got.Buckets[0].ARN != "arn:aws:s3:::failed" {
		t.Errorf("buckets %v", got.Buckets)
	}
}

func TestEventsThatCannotBeServedAreRefusedWithTheirPlace(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"cron", "rate(1 minute)", "cron(0 10 * * ? *)", "template.yaml:37: cron(0 10 * * ? *): the local stack knows rate"},
		{"one minutes", "rate(1 minute)", "rate(1 minutes)", "rate(1 minute) or rate(5 minutes)"},
		{"a broken input", `'{"a":1}'`, `'{a'`, "Input must be JSON"},
		{"a batch that is too large", "BatchSize: 50", "BatchSize: 10001", "template.yaml:17: BatchSize is 10001; it must be from 1 to 10000"},
		{"an age below a minute", "MaximumRecordAgeInSeconds: 3600", "MaximumRecordAgeInSeconds: 30", "at least 60"},
		{"an unknown position", "StartingPosition: TRIM_HORIZON", "StartingPosition: AT_TIMESTAMP", "TRIM_HORIZON or LATEST"},
		{"a broken filter", `["INSERT"]`, `"INSERT"`, "must be an object or a list"},
		{"an unknown response type", "[ReportBatchItemFailures]", "[Everything]", "ReportBatchItemFailures only"},
		{"a tumbling window", "BatchSize: 50", "TumblingWindowInSeconds: 10", "tumbling windows"},
		{"a stream of nothing", "Stream: !GetAtt Data.Outputs.MessagesStream\n", "Stream: here\n", "StreamArn of a table"},
		{"a queue that hides too short", "Timeout: 20", "Timeout: 61", "Lambda refuses that"},
		{"a large batch without a window", "BatchSize: 5\n", "BatchSize: 11\n", "at least 1"},
		{"a destination of another kind", "!GetAtt Failed.Arn", "!GetAtt Fanout.Arn", "a queue or of a bucket"},
		{"a destination that is not there", "!GetAtt Failed.Arn", "arn:aws:s3:::other", "no bucket other"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(eventsRoot, test.old) {
				t.Fatalf("the template has no %q", test.old)
			}
			text := strings.Replace(eventsRoot, test.old, test.new, 1)
			_, err := Read(write(t, map[string]string{"template.yaml": text, "data.yaml": eventsData}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"a table without a stream", "StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }", "BillingMode: PAY_PER_REQUEST", "no StreamSpecification"},
		{"a dead-letter queue that is not there", "!GetAtt Dead.Arn, max", "arn:aws:sqs:us-east-1:000000000000:x, max", "no queue x"},
		{"a FIFO queue", "VisibilityTimeout: 60", "FifoQueue: true", "standard queues only"},
		{"a delay that is too long", "DelaySeconds: 5", "DelaySeconds: 901", "from 0 to 900"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(eventsData, test.old, test.new, 1)
			_, err := Read(write(t, map[string]string{"template.yaml": eventsRoot, "data.yaml": text}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
