package secrets

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/parleyhq/parley/localstack/template"
)

const (
	lowercase   = "abcdefghijklmnopqrstuvwxyz"
	uppercase   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	numbers     = "0123456789"
	punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
)

// generate makes a secret up as Secrets Manager's GenerateSecretString says.
func generate(rules template.Generate) (string, error) {
	password, err := makePassword(rules)
	if err != nil || rules.KeyName == "" {
		return password, err
	}
	fields := map[string]any{}
	if rules.Template != "" {
		if err := json.Unmarshal([]byte(rules.Template), &fields); err != nil {
			return "", fmt.Errorf("SecretStringTemplate is no JSON object: %w", err)
		}
	}
	fields[rules.KeyName] = password
	text, err := json.Marshal(fields)
	return string(text), err
}

func makePassword(rules template.Generate) (string, error) {
	types := included(rules)
	all := strings.Join(types, "")
	if all == "" {
		return "", errors.New("GenerateSecretString excludes every character")
	}
	if rules.RequireEachType && len(types) > rules.Length {
		return "", errors.New("PasswordLength is too short for one character of each type")
	}
	out := make([]byte, rules.Length)
	for i := range out {
		from := all
		if rules.RequireEachType && i < len(types) {
			from = types[i]
		}
		out[i] = from[below(len(from))]
	}
	for i := len(out) - 1; i > 0; i-- { // the required ones must not stand at the front
		j := below(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return string(out), nil
}

// included are the characters of each type that may stand in the secret.
func included(rules template.Generate) []string {
	var out []string
	for _, t := range []struct {
		letters string
		in      bool
	}{
		{lowercase, !rules.ExcludeLowercase}, {uppercase, !rules.ExcludeUppercase}, {numbers, !rules.ExcludeNumbers},
		{punctuation, !rules.ExcludePunct}, {" ", rules.IncludeSpace},
	} {
		letters := strings.Map(func(r rune) rune {
			if strings.ContainsRune(rules.Exclude, r) {
				return -1
			}
			return r
		}, t.letters)
		if t.in && letters != "" {
			out = append(out, letters)
		}
	}
	return out
}

// below is a random number from 0 up to, and without, n.
func below(n int) int {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic(err) // the system has no randomness; nothing secret can be made
	}
	return int(i.Int64())
}
