package push_test

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

// moto is an SNS that is not ours, started by the test, which shows what was published.
type moto struct {
	*sns.Client
	url string
}

// newMoto starts the server that PARLEY_MOTO names, which ends with the test.
func newMoto(t testing.TB) moto {
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
	m := moto{url: "http://127.0.0.1:" + port}
	m.Client = sns.New(sns.Options{
		Region: "us-east-1", BaseEndpoint: &m.url, Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
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

func (m moto) application(t testing.TB, platform string) string {
	t.Helper()
	made, err := m.CreatePlatformApplication(context.Background(), &sns.CreatePlatformApplicationInput{
		Name: aws.String("parley"), Platform: &platform, Attributes: map[string]string{"PlatformCredential": "secret"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return aws.ToString(made.PlatformApplicationArn)
}

type endpoint struct {
	ARN      string            `json:"arn"`
	Token    string            `json:"token"`
	Enabled  bool              `json:"enabled"`
	Messages map[string]string `json:"messages"`
}

// endpoints are all that there ever were, those that were deleted too.
func (m moto) endpoints() ([]endpoint, error) {
	answer, err := http.Get(m.url + "/moto-api/data.json")
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	var all struct {
		SNS struct {
			Endpoints []endpoint `json:"PlatformEndpoint"`
		} `json:"sns"`
	}
	err = json.NewDecoder(answer.Body).Decode(&all)
	return all.SNS.Endpoints, err
}

// of are the endpoints of a token.
func (m moto) of(t testing.TB, token string) (found []endpoint) {
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

// pushed is what was published to a token, each as its platform gets it.
func (m moto) pushed(t testing.TB, token, key string) (texts []string) {
	t.Helper()
	for _, each := range m.of(t, token) {
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

func (m moto) enable(t testing.TB, arn, enabled string) {
	t.Helper()
	_, err := m.SetEndpointAttributes(context.Background(), &sns.SetEndpointAttributesInput{EndpointArn: &arn, Attributes: map[string]string{"Enabled": enabled}})
	if err != nil {
		t.Fatal(err)
	}
}

func (m moto) deleteEndpoint(t testing.TB, arn string) {
	t.Helper()
	if _, err := m.DeleteEndpoint(context.Background(), &sns.DeleteEndpointInput{EndpointArn: &arn}); err != nil {
		t.Fatal(err)
	}
}

func (m moto) deleteApplication(t testing.TB, arn string) {
	t.Helper()
	if _, err := m.DeletePlatformApplication(context.Background(), &sns.DeletePlatformApplicationInput{PlatformApplicationArn: &arn}); err != nil {
		t.Fatal(err)
	}
}
