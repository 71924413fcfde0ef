package iam

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/parleyhq/parley/localstack/template"
)

// What cannot be read needs everything, and so is denied.
const everything = "*"

// DynamoDB needs the action of the operation on each table, and in a transaction that of each of its members.
func DynamoDB() Service {
	return Service{needs: dynamoDBNeeds, refuse: func(w http.ResponseWriter, kind, message string) {
		refuseJSON(w, http.StatusBadRequest, "1.0", "com.amazon.coral.service#"+kind, message)
	}}
}

// memberActions are what the members of transactions need.
var memberActions = map[string]string{
	"ConditionCheck": "ConditionCheckItem", "Delete": "DeleteItem", "Get": "GetItem", "Put": "PutItem", "Update": "UpdateItem",
}

func dynamoDBNeeds(r *http.Request, body []byte) []Need {
	action := "dynamodb:" + operation(r)
	var input struct {
		TableName, IndexName string
		RequestItems         map[string]json.RawMessage
		TransactItems        []map[string]struct{ TableName string }
	}
	if err := json.Unmarshal(body, &input); err != nil {
		return []Need{{action, everything}}
	}
	var out []Need
	for table := range input.RequestItems {
		out = append(out, Need{action, tableARN(table)})
	}
	for _, item := range input.TransactItems {
		for member, of := range item {
			out = append(out, Need{"dynamodb:" + memberActions[member], tableARN(of.TableName)})
		}
	}
	switch {
	case input.IndexName != "":
		out = append(out, Need{action, tableARN(input.TableName) + "/index/" + input.IndexName})
	case input.TableName != "":
		out = append(out, Need{action, tableARN(input.TableName)})
	case len(out) == 0:
		out = append(out, Need{action, everything})
	}
	return distinct(out)
}

func tableARN(table string) string {
	if strings.HasPrefix(table, "arn:") {
		return table
	}
	return arn("dynamodb", "table/"+table)
}

// SQS needs the action on the queue; a batch needs that of its members.
func SQS() Service {
	return Service{needs: sqsNeeds, refuse: func(w http.ResponseWriter, kind, message string) {
		if kind == denied {
			w.Header().Set("X-Amzn-Query-Error", "AccessDenied;Sender")
		}
		refuseJSON(w, http.StatusForbidden, "1.0", "com.amazon.coral.service#"+kind, message)
	}}
}

func sqsNeeds(r *http.Request, body []byte) []Need {
	action := "sqs:" + strings.TrimSuffix(operation(r), "Batch")
	var input struct {
		QueueURL  string `json:"QueueUrl"`
		QueueName string
	}
	_ = json.Unmarshal(body, &input) // then it names no queue
	switch {
	case input.QueueURL != "":
		return []Need{{action, arn("sqs", path.Base(input.QueueURL))}}
	case input.QueueName != "":
		return []Need{{action, arn("sqs", input.QueueName)}}
	}
	return []Need{{action, everything}}
}

// SecretsManager needs the action on the secret.
func SecretsManager() Service {
	return Service{needs: secretNeeds, refuse: func(w http.ResponseWriter, kind, message string) {
		refuseJSON(w, http.StatusBadRequest, "1.1", kind, message)
	}}
}

func secretNeeds(r *http.Request, body []byte) []Need {
	action := "secretsmanager:" + operation(r)
	var input struct {
		SecretID string `json:"SecretId"`
	}
	_ = json.Unmarshal(body, &input) // then it names no secret
	switch id := input.SecretID; {
	case id == "":
		return []Need{{action, everything}}
	case strings.HasPrefix(id, "arn:"):
		return []Need{{action, id}}
	default:
		return []Need{{action, arn("secretsmanager", "secret:"+id)}}
	}
}

// SNS needs the action on the platform application or the endpoint that a call names.
func SNS() Service {
	return Service{needs: snsNeeds, refuse: func(w http.ResponseWriter, _, message string) {
		w.Header().Set("Content-Type", "text/xml")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>")
		_ = xml.EscapeText(w, []byte(message))
		_, _ = io.WriteString(w, "</Message></Error></ErrorResponse>")
	}}
}

func snsNeeds(_ *http.Request, body []byte) []Need {
	form, _ := url.ParseQuery(string(body)) // what cannot be read names nothing
	on := cmp.Or(form.Get("TargetArn"), form.Get("EndpointArn"), form.Get("PlatformApplicationArn"), everything)
	return []Need{{"sns:" + form.Get("Action"), on}}
}

// Connections is the @connections API of a WebSocket API. As in AWS's own messages, no connection has a name.
func Connections(api string) Service {
	return Service{
		needs: func(r *http.Request, _ []byte) []Need {
			stage, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
			return []Need{{"execute-api:ManageConnections", arn("execute-api", api+"/"+stage+"/"+r.Method+"/@connections/{connectionId}")}}
		},
		refuse: func(w http.ResponseWriter, kind, message string) {
			w.Header().Set("X-Amzn-Errortype", kind)
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusForbidden)
			_ = json.NewEncoder(w).Encode(map[string]string{"message": message})
		},
	}
}

func refuseJSON(w http.ResponseWriter, status int, version, kind, message string) {
	w.Header().Set("Content-Type", "application/x-amz-json-"+version)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": kind, "message": message})
}

func arn(service, name string) string {
	return "arn:aws:" + service + ":" + template.Region + ":" + template.Account + ":" + name
}
