package iam

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"

	"github.com/parleyhq/parley/localstack/template"
)

func allow(resource string, actions ...string) template.Statement {
	return template.Statement{Actions: actions, Resources: []string{resource}}
}

const (
	tables  = "arn:aws:dynamodb:us-east-1:000000000000:table/"
	jobs    = "https://sqs.us-east-1.amazonaws.com/000000000000/Jobs"
	secrets = "arn:aws:secretsmanager:us-east-1:000000000000:secret:"
	sockets = "arn:aws:execute-api:us-east-1:000000000000:Ws/ws/"
)

// world is a function called "writer" with these policies, and everything that it can call.
type world struct {
	roles *Roles
	said  []string
	got   []string // bodies of what came through
}

func newWorld(statements ...template.Statement) *world {
	w := &world{}
	w.roles = NewRoles("stack", []template.Function{{Folder: "writer", Policies: statements}}, func(line string) { w.said = append(w.said, line) })
	return w
}

func (w *world) serve(t *testing.T, service Service) *string {
	t.Helper()
	server := httptest.NewServer(w.roles.Guard(service, http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.got = append(w.got, string(body))
		_, _ = io.WriteString(out, "{}")
	})))
	t.Cleanup(server.Close)
	return &server.URL
}

func keys(id string) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: id, SecretAccessKey: "local", SessionToken: "local"}, nil
	})
}

func (w *world) dynamoDB(t *testing.T, as string) *dynamodb.Client {
	return dynamodb.New(dynamodb.Options{BaseEndpoint: w.serve(t, DynamoDB()), Region: "us-east-1", Credentials: keys(as), Retryer: aws.NopRetryer{}})
}

func key() map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "x"}}
}

// call is one operation of DynamoDB.
type call func(context.Context, *dynamodb.Client) error

func query(index *string) call {
	return func(ctx context.Context, c *dynamodb.Client) error {
		_, err := c.Query(ctx, &dynamodb.QueryInput{TableName: aws.String("A"), IndexName: index, KeyConditionExpression: aws.String("pk = :x")})
		return err
	}
}

func batchGet(tables ...string) call {
	return func(ctx context.Context, c *dynamodb.Client) error {
		items := map[string]types.KeysAndAttributes{}
		for _, table := range tables {
			items[table] = types.KeysAndAttributes{Keys: []map[string]types.AttributeValue{key()}}
		}
		_, err := c.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: items})
		return err
	}
}

func put(table string) call {
	return func(ctx context.Context, c *dynamodb.Client) error {
		_, err := c.PutItem(ctx, &dynamodb.PutItemInput{TableName: &table, Item: key()})
		return err
	}
}

func transaction(ctx context.Context, c *dynamodb.Client) error {
	a, b := aws.String("A"), aws.String("B")
	_, err := c.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: []types.TransactWriteItem{
		{Put: &types.Put{TableName: a, Item: key()}}, {Put: &types.Put{TableName: a, Item: key()}},
		{Update: &types.Update{TableName: a, Key: key(), UpdateExpression: aws.String("SET x = :x")}},
		{Delete: &types.Delete{TableName: b, Key: key()}},
		{ConditionCheck: &types.ConditionCheck{TableName: b, Key: key(), ConditionExpression: aws.String("a = b")}},
	}})
	return err
}

func transactGet(ctx context.Context, c *dynamodb.Client) error {
	_, err := c.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: []types.TransactGetItem{{Get: &types.Get{TableName: aws.String("A"), Key: key()}}}})
	return err
}

// Each call goes through with exactly these grants, and with none of them less.
func TestACallOfDynamoDBNeedsEveryOneOfItsGrants(t *testing.T) {
	for name, c := range map[string]struct {
		call  call
		needs []Need
	}{
		"a query":                 {query(nil), []Need{{"dynamodb:Query", tables + "A"}}},
		"a query of an index":     {query(aws.String("I")), []Need{{"dynamodb:Query", tables + "A/index/I"}}},
		"a batch over two tables": {batchGet("A", "B"), []Need{{"dynamodb:BatchGetItem", tables + "A"}, {"dynamodb:BatchGetItem", tables + "B"}}},
		"a table by its ARN":      {put(tables + "A"), []Need{{"dynamodb:PutItem", tables + "A"}}},
		"a transaction": {transaction, []Need{
			{"dynamodb:PutItem", tables + "A"}, {"dynamodb:UpdateItem", tables + "A"},
			{"dynamodb:DeleteItem", tables + "B"}, {"dynamodb:ConditionCheckItem", tables + "B"},
		}},
		"a transaction of reads": {transactGet, []Need{{"dynamodb:GetItem", tables + "A"}}},
	} {
		t.Run(name, func(t *testing.T) {
			for missing := -1; missing < len(c.needs); missing++ {
				var statements []template.Statement
				for i, need := range c.needs {
					if i != missing {
						statements = append(statements, allow(need.Resource, need.Action))
					}
				}
				w := newWorld(statements...)
				err := c.call(t.Context(), w.dynamoDB(t, "writer"))
				if missing < 0 {
					wantUsed(t, w, err, 1)
				} else {
					wantDenied(t, w, err, c.needs[missing])
				}
			}
		})
	}
}

// wantUsed wants that every grant was used as often.
func wantUsed(t *testing.T, w *world, err error, times int) {
	t.Helper()
	granted, denied := w.roles.Report()
	for _, g := range granted {
		if g.Used != times {
			t.Errorf("%s on %s was used %d times, want %d", g.Action, g.Resource, g.Used, times)
		}
	}
	if err != nil || len(denied) > 0 || len(w.got) == 0 {
		t.Errorf("%v; denied %v; came through %q", err, denied, w.got)
	}
}

// wantDenied wants AWS's refusal, that a person was told, and that nothing counts as used or came through.
func wantDenied(t *testing.T, w *world, err error, need Need) {
	t.Helper()
	var refused smithy.APIError
	if !errors.As(err, &refused) || refused.ErrorCode() != "AccessDeniedException" && refused.ErrorCode() != "AccessDenied" {
		t.Fatalf("without %v: %v", need, err)
	}
	if text := refused.ErrorMessage(); !strings.Contains(text, "assumed-role/writer/writer is not authorized to perform: "+need.Action+" on resource: "+need.Resource+" because") {
		t.Errorf("it says %q", text)
	}
	if len(w.said) != 1 || !strings.HasPrefix(w.said[0], DenialPrefix+"writer: "+need.Action+" on ") {
		t.Errorf("a person was told %q", w.said)
	}
	granted, denied := w.roles.Report()
	if diff := cmp.Diff([]Denial{{"writer", need.Action, need.Resource, 1}}, denied); diff != "" || len(w.got) > 0 {
		t.Errorf("came through: %q; denied (-want +got)\n%s", w.got, diff)
	}
	for _, g := range granted {
		if g.Used != 0 {
			t.Errorf("%v counts as used", g)
		}
	}
}

// connections calls the @connections API, and makes of a refusal what the SDK would.
func (w *world) connections(t *testing.T, method string) error {
	r, err := http.NewRequestWithContext(t.Context(), method, *w.serve(t, Connections("Ws"))+"/ws/@connections/L0SM9cOFvHcCIhw%3D", strings.NewReader("x"))
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=writer/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0")
	answer, err := http.DefaultClient.Do(r)
	if err != nil || answer.StatusCode == http.StatusOK {
		return err
	}
	defer answer.Body.Close()
	var said struct{ Message string }
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil || answer.StatusCode != http.StatusForbidden {
		return fmt.Errorf("%s: %w", answer.Status, err)
	}
	return &smithy.GenericAPIError{Code: answer.Header.Get("X-Amzn-Errortype"), Message: said.Message}
}

func TestTheOtherServicesNeedTheirGrants(t *testing.T) {
	sqsClient := func(w *world) *sqs.Client {
		return sqs.New(sqs.Options{BaseEndpoint: w.serve(t, SQS()), Region: "us-east-1", Credentials: keys("writer"), Retryer: aws.NopRetryer{}, DisableMessageChecksumValidation: true})
	}
	for name, c := range map[string]struct {
		grant template.Statement
		need  Need
		call  func(*world) error
	}{
		"a message": {allow("arn:aws:sqs:us-east-1:000000000000:Jobs", "sqs:SendMessage"), Need{"sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:Jobs"}, func(w *world) error {
			_, err := sqsClient(w).SendMessage(t.Context(), &sqs.SendMessageInput{QueueUrl: aws.String(jobs), MessageBody: aws.String("x")})
			return err
		}},
		"messages at once": {allow("arn:aws:sqs:us-east-1:000000000000:Jobs", "sqs:SendMessage"), Need{"sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:Jobs"}, func(w *world) error {
			_, err := sqsClient(w).SendMessageBatch(t.Context(), &sqs.SendMessageBatchInput{QueueUrl: aws.String(jobs), Entries: []sqstypes.SendMessageBatchRequestEntry{{Id: aws.String("1"), MessageBody: aws.String("x")}}})
			return err
		}},
		"a secret": {allow(secrets+"Key", "secretsmanager:GetSecretValue"), Need{"secretsmanager:GetSecretValue", secrets + "Key"}, func(w *world) error {
			client := secretsmanager.New(secretsmanager.Options{BaseEndpoint: w.serve(t, SecretsManager()), Region: "us-east-1", Credentials: keys("writer"), Retryer: aws.NopRetryer{}})
			_, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String(secrets + "Key")})
			return err
		}},
		"a post": {allow(sockets+"POST/@connections/*", "execute-api:ManageConnections"), Need{"execute-api:ManageConnections", sockets + "POST/@connections/{connectionId}"}, func(w *world) error {
			return w.connections(t, http.MethodPost)
		}},
		"a close": {allow(sockets+"DELETE/@connections/*", "execute-api:ManageConnections"), Need{"execute-api:ManageConnections", sockets + "DELETE/@connections/{connectionId}"}, func(w *world) error {
			return w.connections(t, http.MethodDelete)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(c.grant)
			wantUsed(t, w, c.call(w), 1)
			w = newWorld(allow("*", "other:Action"))
			wantDenied(t, w, c.call(w), c.need)
		})
	}
}

func TestWhoCallsDecides(t *testing.T) {
	w := newWorld()
	if err := put("A")(t.Context(), w.dynamoDB(t, "stack")); err != nil {
		t.Errorf("the stack itself: %v", err)
	}
	var refused smithy.APIError
	if err := put("A")(t.Context(), w.dynamoDB(t, "nobody")); !errors.As(err, &refused) || refused.ErrorCode() != "UnrecognizedClientException" {
		t.Errorf("nobody: %v", err)
	}
	if answer, err := http.Post(*w.serve(t, DynamoDB()), "", strings.NewReader("{}")); err != nil || answer.StatusCode != http.StatusBadRequest {
		t.Errorf("without a signature: %v %v", answer, err)
	}
	if len(w.got) != 1 {
		t.Errorf("came through: %q", w.got)
	}
}

func TestWhatMatches(t *testing.T) {
	deny := allow(tables+"A", "dynamodb:PutItem")
	deny.Denies = true
	for name, c := range map[string]struct {
		statements []template.Statement
		permitted  bool
	}{
		"nothing":                {nil, false},
		"the grant":              {[]template.Statement{allow(tables+"A", "dynamodb:PutItem")}, true},
		"the action in any case": {[]template.Statement{allow(tables+"A", "DynamoDB:putitem")}, true},
		"any action":             {[]template.Statement{allow(tables+"A", "dynamodb:*")}, true},
		"any resource":           {[]template.Statement{allow("*", "dynamodb:PutItem")}, true},
		"another action":         {[]template.Statement{allow(tables+"A", "dynamodb:PutItems")}, false},
		"another table":          {[]template.Statement{allow(tables+"B", "dynamodb:PutItem")}, false},
		"the resource's case":    {[]template.Statement{allow(tables+"a", "dynamodb:PutItem")}, false},
		"what follows the table": {[]template.Statement{allow(tables+"A/*", "dynamodb:PutItem")}, false},
		"granted and denied":     {[]template.Statement{allow("*", "*"), deny}, false},
	} {
		err := newWorld(c.statements...).roles.Permit("writer", Need{"dynamodb:PutItem", tables + "A"})
		if permitted := err == nil; permitted != c.permitted {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestADenialIsToldOnceAndCounted(t *testing.T) {
	w := newWorld()
	for range 3 {
		_ = w.roles.Permit("writer", Need{"dynamodb:PutItem", tables + "A"})
	}
	_, denied := w.roles.Report()
	if len(w.said) != 1 || !strings.Contains(w.said[0], "dynamodb:PutItem on table/A is not granted; add it") || len(denied) != 1 || denied[0].Calls != 3 {
		t.Errorf("said %q, counted %v", w.said, denied)
	}
}

func TestSAMGrantsWhatReadingTakes(t *testing.T) {
	reader := template.Function{Folder: "reader", Streams: []template.StreamMapping{{}}, Queues: []template.QueueMapping{{}}}
	roles := NewRoles("stack", []template.Function{reader, {Folder: "other"}}, func(string) {})
	needs := []Need{{"dynamodb:GetRecords", tables + "A/stream/local"}, {"sqs:DeleteMessage", "arn:aws:sqs:us-east-1:000000000000:Jobs"}}
	if err := roles.Permit("reader", needs...); err != nil {
		t.Error(err)
	}
	if err := roles.Permit("other", needs...); err == nil {
		t.Error("who reads nothing has it, too")
	}
	if err := roles.Permit("reader", Need{"sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:Jobs"}); err == nil {
		t.Error("who reads may write")
	}
}
