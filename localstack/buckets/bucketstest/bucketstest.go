// Package bucketstest gives tests the template's buckets on the real program that is S3 here, each test with objects of
// its own.
package bucketstest

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/localstack/buckets"
	"github.com/parleyhq/parley/localstack/build"
	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/template"
)

// Start starts S3, which ends with the test, and gives the configuration by which functions reach it. It may do anything
// there. A bucket that the template gives no name is called by its logical id, in small letters.
func Start(t testing.TB) aws.Config {
	t.Helper()
	ctx := context.Background()
	_, here, _, _ := runtime.Caller(0)
	read, err := template.Read(filepath.Join(filepath.Dir(here), "../../../template.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	program, err := buckets.Program.Build(ctx, build.Options{Progress: func(line string) { t.Log(line) }})
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	caller := buckets.Credentials{KeyID: "local", Secret: "local", Token: "local"}
	s := buckets.New(buckets.Config{
		Region: template.Region, Buckets: read.Buckets, Data: filepath.Join(data, "buckets"), Log: filepath.Join(data, "s3.log"),
		Starter: child.NewStarter(), Callers: []buckets.Credentials{caller}, Say: func(line string) { t.Log(line) }, Now: time.Now,
	})
	if err := s.Start(ctx, program); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(func() { server.Close(); s.Close() })
	return aws.Config{
		Region: template.Region, BaseEndpoint: aws.String(server.URL),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: caller.KeyID, SecretAccessKey: caller.Secret, SessionToken: caller.Token}, nil
		}),
	}
}
