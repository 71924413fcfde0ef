// Command bootstrap is a function for tests: it does what its payload says.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

type order struct {
	Do   string `json:"do"`
	Text string `json:"text"`
	Size int    `json:"size"`
}

func main() {
	if os.Getenv("DIE_AT_START") != "" {
		os.Exit(3)
	}
	seen := 0
	var inside atomic.Int32
	lambda.Start(func(ctx context.Context, payload json.RawMessage) (any, error) {
		seen++
		if inside.Add(1) != 1 {
			return nil, errors.New("two invocations at once")
		}
		defer inside.Add(-1)
		var o order
		if err := json.Unmarshal(payload, &o); err != nil {
			return nil, err
		}
		return do(ctx, o, seen, len(payload))
	})
}

func do(ctx context.Context, o order, seen, length int) (any, error) {
	switch o.Do {
	case "fail":
		return nil, errors.New(o.Text)
	case "panic":
		panic(o.Text)
	case "exit":
		os.Exit(1)
	case "kill":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	case "hang":
		select {}
	case "alone":
		time.Sleep(time.Millisecond)
	case "answer":
		return strings.Repeat("a", o.Size-len(`""`)), nil
	case "length":
		return map[string]string{"text": strconv.Itoa(length)}, nil
	case "wait":
		for {
			if _, err := os.Stat(o.Text); err == nil {
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
	lc, _ := lambdacontext.FromContext(ctx)
	deadline, _ := ctx.Deadline()
	env := map[string]string{}
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		env[name] = value
	}
	return map[string]any{
		"pid": os.Getpid(), "seen": seen, "env": env, "id": lc.AwsRequestID, "arn": lc.InvokedFunctionArn,
		"left": time.Until(deadline).Seconds(),
	}, nil
}
