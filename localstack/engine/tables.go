package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/dynamodbstreams"

	"github.com/parleyhq/parley/localstack/template"
)

// Credentials sign requests. An embedded engine takes any; another may not.
type Credentials struct{ Region, KeyID, Secret, Token string }

// NewClient is a client of the DynamoDB at url.
func NewClient(url string, c Credentials) *dynamodb.Client {
	return dynamodb.New(dynamodb.Options{BaseEndpoint: aws.String(url), Region: c.Region, Credentials: c.provider()})
}

// NewStreamsClient is a client of its streams. It tries once: who polls asks again anyway.
func NewStreamsClient(url string, c Credentials) *dynamodbstreams.Client {
	return dynamodbstreams.New(dynamodbstreams.Options{
		BaseEndpoint: aws.String(url), Region: c.Region, Credentials: c.provider(), Retryer: aws.NopRetryer{},
	})
}

func (c Credentials) provider() aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: c.KeyID, SecretAccessKey: c.Secret, SessionToken: c.Token}, nil
	})
}

// MakeTables makes the tables that are missing. Of a table's settings only its keys and its stream
// are taken: the rest (encryption, backups, protection) means nothing on one machine.
func MakeTables(ctx context.Context, client *dynamodb.Client, tables []template.Table) error {
	for _, t := range tables {
		err := makeTable(ctx, client, t)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return nil
}

func makeTable(ctx context.Context, client *dynamodb.Client, t template.Table) error {
	there, err := client.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &t.Name})
	var missing *types.ResourceNotFoundException
	if err == nil {
		if !slices.Equal(keysOf(there.Table.KeySchema), keysOf(keySchema(t))) {
			return errors.New("the data here have other keys than the template; use another PARLEY_DATA, or remove this one to begin anew")
		}
		return makeStream(ctx, client, t, there.Table.StreamSpecification)
	}
	if !errors.As(err, &missing) {
		return err
	}
	input := &dynamodb.CreateTableInput{
		TableName: &t.Name, KeySchema: keySchema(t), BillingMode: types.BillingModePayPerRequest, StreamSpecification: streamOf(t),
	}
	for _, a := range t.Attributes {
		input.AttributeDefinitions = append(input.AttributeDefinitions, types.AttributeDefinition{
			AttributeName: aws.String(a.Name), AttributeType: types.ScalarAttributeType(a.Type),
		})
	}
	if _, err := client.CreateTable(ctx, input); err != nil {
		return err
	}
	waiter := dynamodb.NewTableExistsWaiter(client, func(o *dynamodb.TableExistsWaiterOptions) {
		o.MinDelay = 10 * time.Millisecond
	})
	return waiter.Wait(ctx, &dynamodb.DescribeTableInput{TableName: &t.Name}, time.Minute)
}

func keySchema(t template.Table) []types.KeySchemaElement {
	var out []types.KeySchemaElement
	for _, k := range t.Keys {
		out = append(out, types.KeySchemaElement{AttributeName: aws.String(k.Name), KeyType: types.KeyType(k.Type)})
	}
	return out
}

func keysOf(schema []types.KeySchemaElement) []string {
	var out []string
	for _, k := range schema {
		out = append(out, string(k.KeyType)+" "+*k.AttributeName)
	}
	slices.Sort(out)
	return out
}
