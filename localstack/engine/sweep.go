package engine

import (
	"context"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/template"
)

// SweepEvery removes expired items until ctx ends, which the embedded engine does not do by itself.
// Like AWS it comes late: whoever reads must look at the time anyway.
func SweepEvery(ctx context.Context, every time.Duration, client *dynamodb.Client, tables []template.Table) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			for _, t := range tables {
				if t.TTL != "" {
					_ = Sweep(ctx, client, t, now) // what is left is swept next time
				}
			}
		}
	}
}

// Sweep removes the items of a table that ended before now.
func Sweep(ctx context.Context, client *dynamodb.Client, t template.Table, now time.Time) error {
	names := map[string]string{"#ttl": t.TTL}
	values := map[string]types.AttributeValue{":now": &types.AttributeValueMemberN{Value: strconv.FormatInt(now.Unix(), 10)}}
	expired := aws.String("#ttl < :now")
	pages := dynamodb.NewScanPaginator(client, &dynamodb.ScanInput{
		TableName: &t.Name, FilterExpression: expired,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			key := map[string]types.AttributeValue{}
			for _, k := range t.Keys {
				key[k.Name] = item[k.Name]
			}
			// It may have been given more time since it was read.
			_, _ = client.DeleteItem(ctx, &dynamodb.DeleteItemInput{
				TableName: &t.Name, Key: key, ConditionExpression: expired,
				ExpressionAttributeNames: names, ExpressionAttributeValues: values,
			})
		}
	}
	return nil
}
