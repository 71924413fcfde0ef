package content_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/parley"
)

// A page may have hundreds of links.
func BenchmarkDownload(b *testing.B) {
	bucket := content.New(aws.Config{Region: "us-east-1", Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b", SessionToken: strings.Repeat("token-of-a-role/", 70)}, nil
	})}, "https://content.s3.us-east-1.amazonaws.com")
	c := parley.Content{ID: parley.NewContentID([16]byte{}), MimeType: "image/png", Name: "dot.png"}
	var link content.Link
	for b.Loop() {
		link, _ = bucket.Download(b.Context(), app, c, time.Now())
	}
	b.ReportMetric(float64(len(link.URL)), "bytes/link")
}
