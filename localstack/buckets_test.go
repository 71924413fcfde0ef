package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"github.com/parleyhq/parley/localstack/stacktest"
)

// contentBucket is where the template keeps what people attach.
const contentBucket = "contentbucket"

func s3Client(s *stacktest.Stack, keyID, token string) *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint: aws.String(s.S3URL), Region: "us-east-1",
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: keyID, SecretAccessKey: "local", SessionToken: token}, nil
		}),
	})
}

func ownS3(s *stacktest.Stack) *s3.Client { return s3Client(s, "local", "") }

func wantObject(t *testing.T, s *stacktest.Stack, key, text string) {
	t.Helper()
	out, err := ownS3(s).GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(contentBucket), Key: &key})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Body.Close()
	if got, err := io.ReadAll(out.Body); string(got) != text || err != nil {
		t.Errorf("%s is %q, %v", key, got, err)
	}
}

func TestObjectsOutliveTheStackAtTheSameAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	_ = listener.Close()
	s := stacktest.Start(t, stacktest.Options{Env: map[string]string{"PARLEY_S3_PORT": port}, Denials: true})
	if want := "http://127.0.0.1:" + port; s.S3URL != want {
		t.Errorf("S3 is at %s, want %s", s.S3URL, want)
	}
	key := "app/photo"
	if _, err := ownS3(s).PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(contentBucket), Key: &key, Body: strings.NewReader("a photo")}); err != nil {
		t.Fatal(err)
	}
	_, err = s3Client(s, "sessions-create", "local").GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(contentBucket), Key: &key})
	if refused, ok := errors.AsType[smithy.APIError](err); !ok || refused.ErrorCode() != "AccessDenied" {
		t.Errorf("a function without the right: %v", err)
	}
	if denied := s.Permissions().Denied; len(denied) != 1 || denied[0].Function != "sessions-create" || denied[0].Action != "s3:GetObject" {
		t.Errorf("denied: %+v", denied)
	}
	orphan := s.Processes().S3
	s.Kill()
	awaitText(t, "S3 outlives its stack", func() string {
		if syscall.Kill(orphan, 0) != nil {
			return "it ended"
		}
		return ""
	})
	s.Again()
	wantObject(t, s, key, "a photo")
	if err := syscall.Kill(s.Processes().S3, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	wantObject(t, s, key, "a photo") // the SDK comes again after a 503
}

// As on a machine without a network before the program was ever built.
func TestAStackRunsOnWithoutS3(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("where programs are kept is set by a variable on Linux only")
	}
	s := stacktest.Start(t, stacktest.Options{Env: map[string]string{
		"XDG_CACHE_HOME": t.TempDir(), "GOMODCACHE": t.TempDir(), "GOPROXY": "off", "PARLEY_BIN": ".parley/build/bin",
	}})
	login(t, s, "alice")
	awaitText(t, "nobody is told that S3 cannot be had", func() string {
		_, told, _ := strings.Cut(s.Output(), "\nuploads and downloads are answered with 503, all else works: ")
		return told
	})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.S3URL+"/"+contentBucket+"/photo", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", "https://app.example")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" ||
		answer.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(string(text), "<Code>SlowDown</Code>") {
		t.Errorf("%s %v %s %v", answer.Status, answer.Header, text, err)
	}
}
