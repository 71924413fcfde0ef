package template

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const bucketRoot = `
Parameters:
  AllowedOrigins: { Type: CommaDelimitedList, Default: "https://a.example, https://b.example" }
Resources:
  Content:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: content.yaml
      Parameters: { AllowedOrigins: !Join [",", !Ref AllowedOrigins] }
  Attach:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .build/attach
      Environment: { Variables: { BUCKET: !GetAtt Content.Outputs.Name } }
      Policies:
        Statement: [{ Effect: Allow, Action: [s3:PutObject], Resource: !Sub "${Content.Outputs.Arn}/*" }]
`

const bucketNested = `
Parameters:
  AllowedOrigins: { Type: CommaDelimitedList }
Resources:
  ContentBucket:
    Type: AWS::S3::Bucket
    Properties:
      OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerEnforced }] }
      CorsConfiguration:
        CorsRules:
          - { AllowedOrigins: !Ref AllowedOrigins, AllowedMethods: [GET, PUT], AllowedHeaders: [x-amz-*], ExposedHeaders: [ETag], MaxAge: 60 }
      LifecycleConfiguration:
        Rules:
          - { Id: Orphans, Status: Enabled, TagFilters: [{ Key: parley, Value: orphan }], ExpirationInDays: 2 }
          - { Id: Off, Status: Disabled, ExpirationInDays: 1 }
          - { Id: Unfinished, Status: Enabled, Prefix: app/, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }
Outputs:
  Name: { Value: !Ref ContentBucket }
  Arn: { Value: !GetAtt ContentBucket.Arn }
`

func TestABucketIsReadThroughANestedTemplate(t *testing.T) {
	got, err := Read(write(t, map[string]string{"template.yaml": bucketRoot, "content.yaml": bucketNested}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Bucket{{
		LogicalID: "ContentBucket", Name: "contentbucket", ARN: "arn:aws:s3:::contentbucket",
		CORS: []BucketCORS{{
			AllowOrigins: []string{"https://a.example", "https://b.example"}, AllowMethods: []string{"GET", "PUT"},
			AllowHeaders: []string{"x-amz-*"}, ExposeHeaders: []string{"ETag"}, MaxAge: 60,
		}},
		Lifecycle: []Lifecycle{{Tags: map[string]string{"parley": "orphan"}, ExpireDays: 2}, {Prefix: "app/", Tags: map[string]string{}, AbortDays: 1}},
	}}
	if diff := cmp.Diff(want, got.Buckets, cmpopts.IgnoreTypes(Place{})); diff != "" {
		t.Errorf("buckets (-want +got)\n%s", diff)
	}
	f := got.Functions[0]
	if f.Environment["BUCKET"] != "contentbucket" || f.Policies[0].Resources[0] != "arn:aws:s3:::contentbucket/*" {
		t.Errorf("%+v", f)
	}
}

func TestALifecycleThatIsNotUnderstoodIsRefused(t *testing.T) {
	for old, want := range map[string]string{
		"ExpirationInDays: 2 }": "is not understood by the local stack",
		"Prefix: app/,":         "a rule with tags cannot abort",
	} {
		changed := map[string]string{"ExpirationInDays: 2 }": "ExpirationInDays: 2, ObjectSizeLessThan: 5 }", "Prefix: app/,": "TagFilters: [{ Key: a, Value: b }],"}[old]
		_, err := Read(write(t, map[string]string{"template.yaml": bucketRoot, "content.yaml": strings.Replace(bucketNested, old, changed, 1)}))
		if err == nil || !strings.Contains(err.Error(), "content.yaml:1") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", changed, err)
		}
	}
}
