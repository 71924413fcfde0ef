// Package secrets is Secrets Manager in miniature: the one call that functions make, GetSecretValue,
// on the secrets of the template. They are made up once, by the template's rules, and kept in a file
// that only its owner can read. It must not know what the secrets open.
package secrets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/template"
)

// Secrets are the secrets of a stack. They do not change once opened.
type Secrets struct {
	texts map[string]string // by name
	arns  map[string]string // ARN to name
	made  time.Time
}

// Open reads the secrets kept in file and makes up those of the template that are missing there.
func Open(file string, wanted []template.Secret) (*Secrets, error) {
	kept, err := read(file)
	if err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	s := &Secrets{texts: maps.Clone(kept), arns: map[string]string{}, made: time.Now()}
	for _, secret := range wanted {
		s.arns[secret.ARN] = secret.Name
		if secret.Generate == nil {
			s.texts[secret.Name] = secret.Text
			continue
		}
		if _, there := s.texts[secret.Name]; there {
			continue
		}
		if s.texts[secret.Name], err = generate(*secret.Generate); err != nil {
			return nil, fmt.Errorf("secrets: %s: %w", secret.Name, err)
		}
	}
	if maps.Equal(kept, s.texts) {
		return s, nil
	}
	if err := write(file, s.texts); err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	return s, nil
}

func read(file string) (map[string]string, error) {
	kept := map[string]string{}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return kept, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(text, &kept) != nil {
		return nil, fmt.Errorf("%s cannot be read; what it held is lost: remove it and the data beside it", file)
	}
	return kept, nil
}

// write replaces the file in one step: half a file of secrets would be no secrets at all.
func write(file string, texts map[string]string) error {
	text, err := json.MarshalIndent(texts, "", "  ")
	if err != nil {
		return err
	}
	fresh := file + ".new"
	if err := os.WriteFile(fresh, append(text, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, file)
}

// Text is the secret with this name.
func (s *Secrets) Text(name string) (string, bool) {
	text, ok := s.texts[name]
	return text, ok
}

// find takes a name, or an ARN with or without the random end that AWS gives to it.
func (s *Secrets) find(id string) (name, arn string, ok bool) {
	for arn, name := range s.arns {
		if id == name || id == arn || strings.HasPrefix(id, arn+"-") {
			return name, arn, true
		}
	}
	return "", "", false
}

// ServeHTTP answers AWS's JSON 1.1 protocol.
func (s *Secrets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || r.Header.Get("X-Amz-Target") != "secretsmanager.GetSecretValue" {
		refuse(w, "UnknownOperationException", "only GetSecretValue is known here")
		return
	}
	var input struct {
		SecretID string `json:"SecretId"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&input); err != nil {
		refuse(w, "SerializationException", "the request cannot be read")
		return
	}
	name, arn, ok := s.find(input.SecretID)
	if !ok {
		refuse(w, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
		return
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"ARN": arn, "Name": name, "SecretString": s.texts[name], "CreatedDate": s.made.Unix(),
		"VersionId": "00000000-0000-0000-0000-000000000001", "VersionStages": []string{"AWSCURRENT"},
	})
}

func refuse(w http.ResponseWriter, kind, message string) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.WriteHeader(http.StatusBadRequest)
	_ = json.NewEncoder(w).Encode(map[string]string{"__type": kind, "Message": message})
}
