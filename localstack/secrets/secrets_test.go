package secrets

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"

	"errors"

	"github.com/parleyhq/parley/localstack/template"
)

func wanted() []template.Secret {
	return []template.Secret{
		{LogicalID: "OperatorKey", Name: "OperatorKey", ARN: "arn:aws:secretsmanager:us-east-1:0:secret:OperatorKey", Generate: &template.Generate{Length: 43, ExcludePunct: true, RequireEachType: true}},
		{LogicalID: "Fixed", Name: "fixed", ARN: "arn:aws:secretsmanager:us-east-1:0:secret:fixed", Text: "as given"},
	}
}

func TestSecretsAreMadeOnceAndKeptFromOthers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secrets.json")
	first, err := Open(file, wanted())
	if err != nil {
		t.Fatal(err)
	}
	key, _ := first.Text("OperatorKey")
	if len(key) != 43 || strings.ContainsAny(key, punctuation) {
		t.Errorf("the operator key is %q", key)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	more := append(wanted(), template.Secret{LogicalID: "New", Name: "new", ARN: "arn:new", Generate: &template.Generate{Length: 8}})
	second, err := Open(file, more)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := second.Text("OperatorKey"); again != key {
		t.Error("the operator key changed")
	}
	if text, _ := second.Text("new"); len(text) != 8 {
		t.Errorf("the new one is %q", text)
	}
}

func TestAFileThatCannotBeReadIsNotOverwritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secrets.json")
	if err := os.WriteFile(file, []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file, wanted()); err == nil {
		t.Error("it was taken")
	}
	if text, _ := os.ReadFile(file); string(text) != "{half" {
		t.Errorf("now it holds %q", text)
	}
}

func TestTheSDKReadsThem(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "secrets.json"), wanted())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	client := secretsmanager.New(secretsmanager.Options{
		BaseEndpoint: aws.String(server.URL), Region: "us-east-1", Credentials: aws.AnonymousCredentials{},
	})
	for _, id := range []string{"fixed", wanted()[1].ARN, wanted()[1].ARN + "-AbCdEf"} {
		out, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String(id)})
		if err != nil || *out.SecretString != "as given" || *out.Name != "fixed" {
			t.Errorf("%s: %v, %v", id, out, err)
		}
	}
	_, err = client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String("nobody")})
	var missing *types.ResourceNotFoundException
	if !errors.As(err, &missing) {
		t.Errorf("got %v", err)
	}
}

func TestOtherCallsAreRefused(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "secrets.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for target, body := range map[string]string{"secretsmanager.PutSecretValue": "{}", "": "{}", "secretsmanager.GetSecretValue": "no JSON"} {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("X-Amz-Target", target)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if text, _ := io.ReadAll(w.Body); w.Code != http.StatusBadRequest || !strings.Contains(string(text), "__type") {
			t.Errorf("%q: %d %s", target, w.Code, text)
		}
	}
}

func TestGenerate(t *testing.T) {
	for name, c := range map[string]struct {
		rules template.Generate
		only  string
	}{
		"numbers":          {template.Generate{Length: 20, ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunct: true}, numbers},
		"excluded letters": {template.Generate{Length: 200, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunct: true, Exclude: "abcdefghijklm"}, "nopqrstuvwxyz"},
		"a space":          {template.Generate{Length: 3, ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunct: true, IncludeSpace: true}, " "},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := generate(c.rules)
			if err != nil || len(got) != c.rules.Length || strings.Trim(got, c.only) != "" {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestGenerateTakesEachType(t *testing.T) {
	for range 200 {
		got, err := generate(template.Generate{Length: 4, RequireEachType: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, letters := range []string{lowercase, uppercase, numbers, punctuation} {
			if !strings.ContainsAny(got, letters) {
				t.Fatalf("%q has none of %s", got, letters)
			}
		}
	}
}

func TestGenerateIntoATemplate(t *testing.T) {
	got, err := generate(template.Generate{Length: 10, Template: `{"user":"admin"}`, KeyName: "password"})
	var fields map[string]string
	if err != nil || json.Unmarshal([]byte(got), &fields) != nil || fields["user"] != "admin" || len(fields["password"]) != 10 {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestRulesThatCannotBeKept(t *testing.T) {
	for name, rules := range map[string]template.Generate{
		"nothing left": {Length: 8, ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunct: true},
		"too short":    {Length: 2, RequireEachType: true},
		"no object":    {Length: 8, Template: "[1]", KeyName: "k"},
	} {
		if got, err := generate(rules); err == nil {
			t.Errorf("%s: got %q", name, got)
		}
	}
}
