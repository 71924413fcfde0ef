package template

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// write makes a directory of these files and gives the path of template.yaml in it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "template.yaml")
}

const rootTemplate = `
Parameters:
  Stage: { Type: String, Default: dev }
  Origins: { Type: CommaDelimitedList, Default: "https://a.example, https://b.example" }
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsProd: !Not [!Condition IsDev]
Mappings:
  Sizes: { dev: { Memory: 512 } }
Globals:
  Function:
    Timeout: 10
    Environment:
      Variables: { SHARED: everywhere, OWN: overridden }
Resources:
  Data:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: infra/data.yaml
      Parameters: { Prefix: !Sub "${Stage}-x" }
  Api:
    Type: AWS::Serverless::HttpApi
    Properties:
      CorsConfiguration:
        AllowOrigins: !Ref Origins
        AllowMethods: [GET, POST]
        MaxAge: 600
  MessagesSend:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/messages-send/
      MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
      ReservedConcurrentExecutions: !If [IsProd, 100, !Ref AWS::NoValue]
      Environment:
        Variables:
          TABLE: !GetAtt Data.Outputs.AppsTable
          SECRET: !GetAtt [Data, Outputs.KeyArn]
          OWN: { "Fn::Join": ["/", [a, !Ref Stage, !Select [1, !Split [",", "x,y"]]]] }
          LITERAL: !Sub ["${!NotMe} ${A} ${AWS::Region}", { A: !Ref Stage }]
      Policies:
        - Statement: [{ Effect: Allow, Action: [dynamodb:Query], Resource: !GetAtt Data.Outputs.AppsArn }]
      Tags: { Owner: !GetAtt Something.Unknown }
      Events:
        Send: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: post, Path: /v1/messages } }
        Ignored: { Type: SNS, Properties: { Topic: somewhere } }
  Unknown:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/unknown
      Timeout: 3
      Events:
        Any: { Type: HttpApi, Properties: { ApiId: !Ref Api } }
  NotHere:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties: { CodeUri: .build/not-here }
`

const dataTemplate = `
Parameters:
  Prefix: { Type: String }
Resources:
  Apps:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - { AttributeName: pk, AttributeType: S }
        - { AttributeName: sk, AttributeType: S }
      KeySchema:
        - { AttributeName: pk, KeyType: HASH }
        - { AttributeName: sk, KeyType: RANGE }
      StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
      TimeToLiveSpecification: { AttributeName: ttl, Enabled: true }
  Named:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub "${Prefix}-named"
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
  OperatorKey:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: { PasswordLength: 43, ExcludePunctuation: true }
Outputs:
  AppsTable: { Value: !Ref Apps }
  AppsArn: { Value: !GetAtt Apps.Arn }
  KeyArn: { Value: !Ref OperatorKey }
`

func TestReadResolvesATemplateAndTheOneNestedInIt(t *testing.T) {
	got, err := Read(write(t, map[string]string{"template.yaml": rootTemplate, "infra/data.yaml": dataTemplate}))
	if err != nil {
		t.Fatal(err)
	}
	const arn = "arn:aws:secretsmanager:us-east-1:000000000000:secret:OperatorKey"
	want := Stack{
		Functions: []Function{{
			LogicalID: "MessagesSend", Folder: "messages-send", Timeout: 10 * time.Second, MemoryMB: 512,
			Environment: map[string]string{
				"SHARED": "everywhere", "OWN": "a/dev/y", "TABLE": "Apps", "SECRET": arn, "LITERAL": "${NotMe} dev us-east-1",
			},
			Policies: []Statement{{
				Actions: []string{"dynamodb:Query"}, Resources: []string{"arn:aws:dynamodb:us-east-1:000000000000:table/Apps"},
			}},
			Routes: []Route{{API: "Api", Method: "POST", Path: "/v1/messages"}},
		}, {
			LogicalID: "Unknown", Folder: "unknown", Timeout: 3 * time.Second, MemoryMB: 128,
			Environment: map[string]string{"SHARED": "everywhere", "OWN": "overridden"},
			Routes:      []Route{{API: "Api", Path: Default}},
		}},
		HTTPAPIs: []HTTPAPI{{LogicalID: "Api", Stage: Default, CORS: &CORS{
			AllowOrigins: []string{"https://a.example", "https://b.example"}, AllowMethods: []string{"GET", "POST"}, MaxAge: 600,
		}}},
		Tables: []Table{{
			LogicalID: "Apps", Name: "Apps", Attributes: []Attribute{{"pk", "S"}, {"sk", "S"}},
			Keys: []Key{{"pk", "HASH"}, {"sk", "RANGE"}}, StreamView: "NEW_AND_OLD_IMAGES", TTL: "ttl",
		}, {
			LogicalID: "Named", Name: "dev-x-named", Attributes: []Attribute{{"pk", "S"}}, Keys: []Key{{"pk", "HASH"}},
		}},
		Secrets: []Secret{{
			LogicalID: "OperatorKey", Name: "OperatorKey", ARN: arn,
			Generate: &Generate{Length: 43, ExcludePunct: true, RequireEachType: true},
		}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(Place{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if place := got.Functions[1].Routes[0].Place.String(); !strings.HasPrefix(place, "template.yaml:") {
		t.Errorf("a route stands at %s", place)
	}
}

func TestReadOfTheTemplateOfThisCheckout(t *testing.T) {
	got, err := Read("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folders := map[string]bool{}
	for _, f := range got.Functions {
		folders[f.Folder] = true
	}
	if !folders["health"] || len(got.HTTPAPIs) != 1 {
		t.Errorf("found %v and %d HTTP APIs", folders, len(got.HTTPAPIs))
	}
}

// Each is a broken template, and the one line that a person should read.
func TestABrokenTemplateGivesItsPlace(t *testing.T) {
	function := func(properties string) string {
		return "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n" + properties
	}
	for name, c := range map[string]struct{ text, want string }{
		"not YAML":             {"Resources:\n  A: [1, 2\n  B: {", "template.yaml:"},
		"empty":                {"", "template.yaml:1: the template is empty"},
		"no resources":         {"Description: x\n", "template.yaml:1: the template has no Resources"},
		"no type":              {"Resources:\n  A:\n    Properties: {}\n", "template.yaml:3: resource A has no Type"},
		"key twice":            {"Resources:\n  A: {Type: X}\n  A: {Type: Y}\n", "template.yaml:3:"},
		"unknown reference":    {function("      CodeUri: .build/f\n      Timeout: !Ref Nobody\n"), "template.yaml:6: there is no parameter or resource Nobody"},
		"unknown attribute":    {function("      CodeUri: .build/f\n      Environment: {Variables: {A: !GetAtt F.Color}}\n"), "template.yaml:6: the attribute Color of F"},
		"unknown function":     {function("      CodeUri: .build/f\n      Timeout: !Cidr [a, b]\n"), "template.yaml:6: Fn::Cidr is not known"},
		"no number":            {function("      CodeUri: .build/f\n      Timeout: soon\n"), `template.yaml:6: "soon" is not a number`},
		"no CodeUri":           {function("      Timeout: 3\n"), "function F has no CodeUri"},
		"half a route":         {function("      CodeUri: .build/f\n      Events:\n        R:\n          Type: HttpApi\n          Properties: {Path: /x}\n"), "a route needs a Method and a Path"},
		"route of no API":      {function("      CodeUri: .build/f\n      Events:\n        R:\n          Type: HttpApi\n          Properties: {ApiId: Other, Path: /x, Method: GET}\n"), "there is no HTTP API Other"},
		"alias":                {"Resources:\n  A: &a {Type: X}\n  B: *a\n", "anchors, aliases"},
		"condition in circles": {"Conditions:\n  A: !Not [!Condition A]\nResources:\n  R: {Type: X, Condition: A}\n", "refers to itself"},
		"no such condition":    {"Resources:\n  R:\n    Type: X\n    Condition: Nope\n", "template.yaml:4: there is no condition Nope"},
		"nested file missing":  {"Resources:\n  D:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: infra/nope.yaml}\n", "infra/nope.yaml:1: there is no such file"},
		"nested elsewhere":     {"Resources:\n  D:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: https://example.com/x.yaml}\n", "lies elsewhere"},
		"nested in itself":     {"Resources:\n  D:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: template.yaml}\n", "without end"},
		"key not defined":      {"Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      KeySchema: [{AttributeName: pk, KeyType: HASH}]\n", `template.yaml:3: table T: the key "pk" is not among`},
		"two of one folder":    {"Resources:\n  A: {Type: AWS::Serverless::Function, Properties: {CodeUri: .build/f}}\n  B: {Type: AWS::Serverless::Function, Properties: {CodeUri: other/f}}\n", "template.yaml:3: two functions are called f; the other stands at template.yaml:2"},
		"same route twice":     {function("      CodeUri: .build/f\n      Events:\n        R: {Type: HttpApi, Properties: {Path: /x, Method: GET}}\n        S: {Type: HttpApi, Properties: {Path: /x, Method: get}}\n"), "two routes are called"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(write(t, map[string]string{"template.yaml": c.text}))
			var broken *Error
			if !errors.As(err, &broken) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %q\nwant one line with %q", err, c.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rootTemplate)
	f.Add(dataTemplate)
	f.Add("Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: !Sub '${F.Arn}'}\n")
	f.Add("Conditions: {A: !And [!Condition A]}\nResources: {R: {Type: X, Condition: A}}\n")
	f.Add("Resources: [!Ref]\n")
	f.Fuzz(func(t *testing.T, text string) {
		r := &reader{names: map[string]Place{}}
		doc, err := r.load([]byte(text), t.TempDir(), "template.yaml", nil)
		if err == nil {
			err = r.collect(doc)
		}
		var broken *Error
		if err != nil && !errors.As(err, &broken) {
			t.Fatalf("%q: %v has no place", text, err)
		}
		if r.depth != 0 {
			t.Fatalf("%q: depth is %d at the end", text, r.depth)
		}
	})
}
