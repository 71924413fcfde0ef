package main

import (
	"net/http"

	"github.com/parleyhq/parley/localstack/iam"
	"github.com/parleyhq/parley/localstack/socket"
	"github.com/parleyhq/parley/localstack/template"
)

// makeRoles gives every function its role, unless the functions call with credentials that are not ours to name: a
// database that was brought along may look at who calls.
func (s *stack) makeRoles() {
	if s.settings.database == nil {
		s.roles = iam.NewRoles(s.settings.credentials.KeyID, s.template.Functions, s.out.say)
	}
}

// guarded lets through what the template grants to who calls.
func (s *stack) guarded(service iam.Service, next http.Handler) http.Handler {
	if s.roles == nil {
		return next
	}
	return s.roles.Guard(service, next)
}

// callers are the credentials that functions have in their environment.
func (s *stack) callers() []socket.Credentials {
	c := s.settings.credentials
	if s.roles == nil {
		return []socket.Credentials{{KeyID: c.KeyID, Secret: c.Secret, Token: c.Token}}
	}
	var out []socket.Credentials
	for _, f := range s.template.Functions {
		out = append(out, socket.Credentials{KeyID: f.Folder, Secret: "local", Token: "local"}) // the Lambda service's own
	}
	return out
}

// permitSources makes sure that Lambda may read for a function what its events name, and may write what it gives up:
// AWS does so under the function's role.
func (s *stack) permitSources() error {
	if s.roles == nil {
		return nil
	}
	for _, f := range s.template.Functions {
		for _, m := range f.Streams {
			needs := []iam.Need{
				{Action: "dynamodb:DescribeStream", Resource: m.StreamARN},
				{Action: "dynamodb:GetRecords", Resource: m.StreamARN},
				{Action: "dynamodb:GetShardIterator", Resource: m.StreamARN},
			}
			if m.OnFailureStore != "" {
				bucket := "arn:aws:s3:::" + m.OnFailureStore
				needs = append(needs, iam.Need{Action: "s3:ListBucket", Resource: bucket}, iam.Need{Action: "s3:PutObject", Resource: bucket + "/record"})
			}
			if m.OnFailureQueue != "" {
				queue := "arn:aws:sqs:" + template.Region + ":" + template.Account + ":" + m.OnFailureQueue
				needs = append(needs, iam.Need{Action: "sqs:SendMessage", Resource: queue})
			}
			if err := s.roles.Permit(f.Folder, needs...); err != nil {
				return &template.Error{Place: m.Place, Text: err.Error()}
			}
		}
		for _, m := range f.Queues {
			err := s.roles.Permit(f.Folder, iam.Need{Action: "sqs:ReceiveMessage", Resource: m.QueueARN},
				iam.Need{Action: "sqs:DeleteMessage", Resource: m.QueueARN}, iam.Need{Action: "sqs:GetQueueAttributes", Resource: m.QueueARN})
			if err != nil {
				return &template.Error{Place: m.Place, Text: err.Error()}
			}
		}
	}
	return nil
}

const noRoles = "the functions have the credentials of the database that AWS_ENDPOINT_URL_DYNAMODB names, and no roles"

// showPermissions tells what the template grants to the functions, what of it they have used, and what else they tried.
func (s *stack) showPermissions(w http.ResponseWriter, _ *http.Request) {
	if s.roles == nil {
		http.Error(w, noRoles, http.StatusNotFound)
		return
	}
	granted, denied := s.roles.Report()
	sendJSON(w, struct {
		Granted []iam.Grant  `json:"granted"`
		Denied  []iam.Denial `json:"denied"`
	}{granted, denied})
}
