package template

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func policiesOf(t *testing.T, policies string) ([]Statement, error) {
	t.Helper()
	stack, err := Read(write(t, map[string]string{"template.yaml": "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n" +
		"      CodeUri: .build/f\n      " + policies + "\n"}))
	if err != nil {
		return nil, err
	}
	return stack.Functions[0].Policies, nil
}

func TestPoliciesAreReadInEveryFormThatIsUnderstood(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []Statement
	}{
		"none": {"Timeout: 3", nil},
		"one of each": {
			"Policies: { Version: '2012-10-17', Statement: { Sid: Own, Effect: Allow, Action: s3:PutObject, Resource: !Sub 'arn:${AWS::Partition}:s3:::b/*' } }",
			[]Statement{{Actions: []string{"s3:PutObject"}, Resources: []string{"arn:aws:s3:::b/*"}}},
		},
		"several of each": {
			"Policies: [{ Statement: [{ Effect: Allow, Action: [a:B, a:C], Resource: [x, y] }, { Effect: Deny, Action: a:C, Resource: '*' }] }, { Statement: [] }]",
			[]Statement{
				{Actions: []string{"a:B", "a:C"}, Resources: []string{"x", "y"}},
				{Denies: true, Actions: []string{"a:C"}, Resources: []string{"*"}},
			},
		},
	} {
		got, err := policiesOf(t, c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, got, cmpopts.IgnoreTypes(Place{})); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// To pass over what is not understood could grant or withhold what AWS does not.
func TestWhatIsNotUnderstoodOfAPolicyIsRefusedWithItsPlace(t *testing.T) {
	const notRead = "this policy of F is not understood"
	for name, c := range map[string]struct{ text, want string }{
		"a managed policy":  {"Policies: AWSLambdaExecute", notRead},
		"one among others":  {"Policies: [AWSLambdaExecute]", notRead},
		"a policy template": {"Policies: [{ DynamoDBReadPolicy: { TableName: T } }]", notRead},
		"a condition":       {"Policies: [{ Statement: [{ Effect: Allow, Action: a, Resource: b, Condition: {} }] }]", notRead},
		"NotAction":         {"Policies: [{ Statement: [{ Effect: Allow, NotAction: a, Resource: b }] }]", notRead},
		"no effect":         {"Policies: [{ Statement: [{ Action: a, Resource: b }] }]", `Effect is ""`},
		"another role":      {"Role: arn:aws:iam::1:role/x", "function F has a Role"},
	} {
		_, err := policiesOf(t, c.text)
		var broken *Error
		if !errors.As(err, &broken) || !strings.HasPrefix(err.Error(), "template.yaml:6: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want one at line 6 with %q", name, err, c.want)
		}
	}
}
