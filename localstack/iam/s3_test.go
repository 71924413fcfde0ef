package iam

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestARequestOfS3NeedsItsActions(t *testing.T) {
	const object, bucket = "arn:aws:s3:::b/app/a b", "arn:aws:s3:::b"
	for request, want := range map[string][]Need{
		"GET /b/app/a%20b":                             {{"s3:GetObject", object}},
		"HEAD /b/app/a%20b":                            {{"s3:GetObject", object}},
		"GET /b/app/a%20b?X-Amz-Signature=0":           {{"s3:GetObject", object}},
		"GET /b/app/a%20b?attributes":                  {{"s3:GetObject", object}, {"s3:GetObjectAttributes", object}},
		"GET /b/app/a%20b?tagging":                     {{"s3:GetObjectTagging", object}},
		"PUT /b/app/a%20b?tagging":                     {{"s3:PutObjectTagging", object}},
		"DELETE /b/app/a%20b?tagging":                  {{"s3:DeleteObjectTagging", object}},
		"DELETE /b/app/a%20b":                          {{"s3:DeleteObject", object}},
		"DELETE /b/app/a%20b?uploadId=1":               {{"s3:AbortMultipartUpload", object}},
		"GET /b/app/a%20b?uploadId=1":                  {{"s3:ListMultipartUploadParts", object}},
		"PUT /b/app/a%20b":                             {{"s3:PutObject", object}},
		"PUT /b/app/a%20b?partNumber=1&uploadId=1":     {{"s3:PutObject", object}},
		"POST /b/app/a%20b?uploads":                    {{"s3:PutObject", object}},
		"PUT /b/app/a%20b?X-Amz-Tagging=a%3Db":         {{"s3:PutObject", object}, {"s3:PutObjectTagging", object}},
		"PUT /b/app/a%20b?x-amz-tagging=a%3Db":         {{"s3:PutObject", object}, {"s3:PutObjectTagging", object}},
		"PUT /b/app/a%20b?X-Amz-Copy-Source=/c/d%2520": {{"s3:PutObject", object}, {"s3:GetObject", "arn:aws:s3:::c/d "}},
		"GET /b":                     {{"s3:ListBucket", bucket}},
		"GET /b/?list-type=2":        {{"s3:ListBucket", bucket}},
		"HEAD /b":                    {{"s3:ListBucket", bucket}},
		"GET /b?uploads":             {{"s3:ListBucketMultipartUploads", bucket}},
		"GET /":                      {{"s3:ListAllMyBuckets", "*"}},
		"POST /b?delete":             {{"s3:*", "*"}},
		"PUT /b":                     {{"s3:*", "*"}},
		"GET /b?policy":              {{"s3:*", "*"}},
		"PUT /b/app/a%20b?acl":       {{"s3:*", "*"}},
		"POST /b/app/a%20b":          {{"s3:*", "*"}},
		"PATCH /b/app/a%20b?tagging": {{"s3:*", "*"}},
	} {
		method, target, _ := strings.Cut(request, " ")
		if diff := cmp.Diff(want, S3Needs(httptest.NewRequest(method, target, nil))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", request, diff)
		}
	}
}
