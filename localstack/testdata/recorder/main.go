// Command recorder is a function for tests: it notes what calls it, each call as a line of a file,
// and hands on what comes from a stream to a queue.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	client := sqs.NewFromConfig(cfg)
	lambda.Start(func(ctx context.Context, payload json.RawMessage) error {
		if err := note(payload); err != nil {
			return err
		}
		text := string(payload)
		if strings.Contains(text, "poison") {
			return fmt.Errorf("this is poison")
		}
		if !strings.Contains(text, "aws:dynamodb") {
			return nil
		}
		_, err := client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: aws.String(os.Getenv("QUEUE_URL")), MessageBody: aws.String("handed on")})
		return err
	})
}

func note(payload []byte) error {
	f, err := os.OpenFile(os.Getenv("RECORD_TO"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = fmt.Fprintf(f, "%d %s\n", time.Now().UnixNano(), payload)
	return err
}
