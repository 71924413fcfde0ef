package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/smithy-go"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// scanApps reads the apps in a stack's database under this access key id.
func scanApps(t *testing.T, s *stacktest.Stack, keyID string) error {
	t.Helper()
	client := dynamodb.New(dynamodb.Options{
		BaseEndpoint: aws.String(s.DatabaseURL()), Region: "us-east-1", Retryer: aws.NopRetryer{},
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: keyID, SecretAccessKey: "local"}, nil
		}),
	})
	_, err := client.Scan(t.Context(), &dynamodb.ScanInput{TableName: aws.String("AppsTable")})
	return err
}

func TestFunctionsMayWhatTheTemplateGrantsAndNothingElse(t *testing.T) {
	s := stacktest.Start(t, stacktest.Options{Denials: true})
	login(t, s, "alice")
	if err := scanApps(t, s, "local"); err != nil {
		t.Errorf("the stack itself: %v", err)
	}
	for keyID, want := range map[string]string{"sessions-create": "AccessDeniedException", "nobody": "UnrecognizedClientException"} {
		var refused smithy.APIError
		if err := scanApps(t, s, keyID); !errors.As(err, &refused) || refused.ErrorCode() != want {
			t.Errorf("%s: %v, want %s", keyID, err, want)
		}
	}
	const line = "denied  sessions-create: dynamodb:Scan on table/AppsTable is not granted; add it to the function's Policies (template.yaml:"
	awaitText(t, "nobody is told of the denial", func() string {
		_, told, _ := strings.Cut(s.Output(), line)
		return told
	})
	p := s.Permissions()
	if len(p.Denied) != 1 || p.Denied[0].Function != "sessions-create" || p.Denied[0].Calls != 1 {
		t.Errorf("denied: %+v", p.Denied)
	}
	used := func(function, action string) bool {
		return slices.ContainsFunc(p.Granted, func(g stacktest.Grant) bool { return g.Function == function && g.Action == action && g.Used > 0 })
	}
	for function, action := range map[string]string{
		"sessions-create": "dynamodb:BatchGetItem", "apps-create": "secretsmanager:GetSecretValue", "stream-fanout": "s3:PutObject", "queue-fanout": "sqs:DeleteMessage",
	} {
		if !used(function, action) {
			t.Errorf("%s has not used %s", function, action)
		}
	}
	if used("channels-delete", "dynamodb:DeleteItem") {
		t.Error("channels-delete used what nobody called it for")
	}
}
