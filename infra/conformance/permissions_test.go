package conformance_test

import (
	"fmt"
	"strings"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// What no journey does, each for several rights.
const (
	gone      = "a post found that its connection is gone, and takes its row away"
	dropped   = "a connection that does not take its frames is dropped"
	crowd     = "more than 500 connections to be told at once, or a throttle of the account's"
	halfMade  = "a large channel whose maker died is finished or taken back"
	elsewhere = "who was told of somebody by a channel that both have left is told by another that they share"
	givenUp   = "hello gives up a connection that watched somebody"
	refused   = "an endpoint that does not take its events is tried again later"
	overdue   = "message.unread, a minute after its message at the earliest, names whom nobody blocks"
	linked    = "who gets a webhook of a message with content may follow its link; the journeys' receiver does not"
	unkept    = "content whose item ended by itself is looked for among messages"
	another   = "a delivery of another event than the journey's is made once more"
	unsent    = "content that was never uploaded ends two days after its ticket"
	later     = "a message is sent again after its job died, or what it carries has gone meanwhile"
	barred    = "a login ends itself where a suspension came while it was written"
)

// only gives the reason for each right that no journey uses: "function action resource", the resource without what is
// the same in all of a stack.
var only = map[string]string{
	"ws-send dynamodb:UpdateItem IdentitiesTable":      gone,
	"ws-typing dynamodb:UpdateItem IdentitiesTable":    gone,
	"queue-fanout dynamodb:UpdateItem IdentitiesTable": gone,

	"queue-fanout execute-api:ManageConnections WsApi/ws/DELETE/@connections/*": dropped,

	"stream-fanout sqs:SendMessage FanoutQueue":                               crowd,
	"queue-fanout sqs:SendMessage FanoutQueue":                                crowd,
	"queue-fanout execute-api:ManageConnections WsApi/ws/POST/@connections/*": crowd,

	"schedule-sweep dynamodb:BatchGetItem IdentitiesTable":     halfMade,
	"schedule-sweep dynamodb:UpdateItem IdentitiesTable":       halfMade,
	"schedule-sweep dynamodb:BatchGetItem ChannelsTable":       halfMade,
	"schedule-sweep dynamodb:PutItem ChannelsTable":            halfMade,
	"schedule-sweep dynamodb:UpdateItem ChannelsTable":         halfMade,
	"schedule-sweep dynamodb:DeleteItem ChannelsTable":         halfMade,
	"schedule-sweep dynamodb:ConditionCheckItem ChannelsTable": halfMade,

	"queue-scheduled dynamodb:Query MessagesTable": later,
	"queue-scheduled s3:ListBucket contentbucket":  later,

	"ws-hello dynamodb:Query ChannelsTable":               elsewhere,
	"ws-disconnect dynamodb:Query ChannelsTable":          elsewhere,
	"ws-hello dynamodb:DeleteItem IdentitiesTable":        givenUp,
	"sessions-create dynamodb:DeleteItem IdentitiesTable": barred,

	"stream-content s3:ListBucket contentbucket":  unsent,
	"stream-content dynamodb:Query MessagesTable": unkept,

	"queue-webhooks s3:GetObject contentbucket/*":                       linked,
	"queue-webhooks dynamodb:BatchGetItem IdentitiesTable":              overdue,
	"schedule-webhooks dynamodb:DeleteItem DeliveriesTable":             refused,
	"schedule-webhooks sqs:SendMessage WebhooksQueue":                   refused,
	"webhooks-deliveries-redeliver dynamodb:Query ChannelsTable":        another,
	"webhooks-deliveries-redeliver dynamodb:BatchGetItem MessagesTable": another,
}

// byChance is the write that every function makes whose callers are limited, but for one call in many only: by
// docs/decisions/0021-limits-are-counted-by-sample.md. That none lacks the right is held by infra.
const byChance = " dynamodb:UpdateItem UsageTable"

// unused are the rights that the template grants, no journey used, and nothing in only gives a reason for; and the
// reasons for rights that the template does not grant.
func unused(granted []stacktest.Grant) []string {
	var out []string
	there := map[string]bool{}
	for _, g := range granted {
		resource := g.Resource[strings.LastIndex(g.Resource, ":")+1:]
		right := g.Function + " " + g.Action + " " + strings.TrimPrefix(resource, "table/")
		there[right] = true
		if g.Used == 0 && only[right] == "" && !strings.HasSuffix(right, byChance) {
			out = append(out, fmt.Sprintf("%s: no journey uses this right (%s); take it away, or say what does in infra/conformance/permissions_test.go", right, g.Place))
		}
	}
	for right := range only {
		if !there[right] {
			out = append(out, right+": the template grants no such right; take its reason away from infra/conformance/permissions_test.go")
		}
	}
	return out
}
