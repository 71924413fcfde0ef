// Package mototest gives tests an SNS that is not ours, which shows what was published.
package mototest

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
)

// Moto is a running server, and a client of it.
type Moto struct {
	*sns.Client
	URL string
}

// New starts the server that PARLEY_MOTO names, which ends with the test.
func New(t testing.TB) Moto {
	t.Helper()
	program := os.Getenv("PARLEY_MOTO")
	if program == "" {
		t.Skip("PARLEY_MOTO names no moto_server")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	_ = listener.Close()
	server := exec.Command(program, "-H", "127.0.0.1", "-p", port)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	m := Moto{URL: "http://127.0.0.1:" + port}
	m.Client = sns.New(sns.Options{
		Region: "us-east-1", BaseEndpoint: &m.URL, Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
		}),
	})
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if _, err := m.endpoints(); err == nil {
			return m
		}
		if time.Since(began) > 30*time.Second {
			t.Fatal("moto does not answer")
		}
	}
}

// Application makes a platform application, and gives its ARN.
func (m Moto) Application(t testing.TB, platform string) string {
	t.Helper()
	made, err := m.CreatePlatformApplication(context.Background(), &sns.CreatePlatformApplicationInput{
		Name: aws.String("parley"), Platform: &platform, Attributes: map[string]string{"PlatformCredential": "secret"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return aws.ToString(made.PlatformApplicationArn)
}

// Endpoint is a device as SNS knows it.
type Endpoint struct {
	ARN      string            `json:"arn"`
	Token    string            `json:"token"`
	Enabled  bool              `json:"enabled"`
	Messages map[string]string `json:"messages"`
}

// endpoints are all that there ever were, those that were deleted too.
func (m Moto) endpoints() ([]Endpoint, error) {
	answer, err := http.Get(m.URL + "/moto-api/data.json")
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	var all struct {
		SNS struct {
			Endpoints []Endpoint `json:"PlatformEndpoint"`
		} `json:"sns"`
	}
	err = json.NewDecoder(answer.Body).Decode(&all)
	return all.SNS.Endpoints, err
}

// Of are the endpoints of a token.
func (m Moto) Of(t testing.TB, token string) (found []Endpoint) {
	t.Helper()
	endpoints, err := m.endpoints()
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range endpoints {
		if each.Token == token {
			found = append(found, each)
		}
	}
	return found
}

// Pushed is what was published to a token, each as its platform gets it.
func (m Moto) Pushed(t testing.TB, token, key string) (texts []string) {
	t.Helper()
	for _, each := range m.Of(t, token) {
		for _, message := range each.Messages {
			var platforms map[string]string
			if err := json.Unmarshal([]byte(message), &platforms); err != nil || platforms["default"] == "" {
				t.Fatalf("published: %q, %v", message, err)
			}
			texts = append(texts, platforms[key])
		}
	}
	return texts
}

// Enable enables an endpoint, or disables it.
func (m Moto) Enable(t testing.TB, arn, enabled string) {
	t.Helper()
	_, err := m.SetEndpointAttributes(context.Background(), &sns.SetEndpointAttributesInput{EndpointArn: &arn, Attributes: map[string]string{"Enabled": enabled}})
	if err != nil {
		t.Fatal(err)
	}
}

// Forget deletes an endpoint.
func (m Moto) Forget(t testing.TB, arn string) {
	t.Helper()
	if _, err := m.DeleteEndpoint(context.Background(), &sns.DeleteEndpointInput{EndpointArn: &arn}); err != nil {
		t.Fatal(err)
	}
}

// Remove deletes a platform application.
func (m Moto) Remove(t testing.TB, arn string) {
	t.Helper()
	if _, err := m.DeletePlatformApplication(context.Background(), &sns.DeletePlatformApplicationInput{PlatformApplicationArn: &arn}); err != nil {
		t.Fatal(err)
	}
}
