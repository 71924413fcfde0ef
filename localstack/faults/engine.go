package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

const targetPrefix = "DynamoDB_20120810."

// engine is the way to the real tables.
type engine struct {
	target *url.URL
	client *http.Client

	mu      sync.Mutex
	schemas map[string]schema
}

func newEngine(target *url.URL, transport http.RoundTripper) *engine {
	return &engine{target: target, client: &http.Client{Transport: transport}, schemas: map[string]schema{}}
}

// send makes a request under the headers of another: engines that keep accounts or regions apart do so
// by its credential.
func (e *engine) send(ctx context.Context, like *http.Request, target string, body []byte) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, e.target.String(), bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	r.Header = like.Header.Clone()
	for _, name := range []string{"Connection", "Content-Length", "Transfer-Encoding", "X-Amz-Content-Sha256"} {
		r.Header.Del(name)
	}
	r.Header.Set("X-Amz-Target", target)
	r.Header.Set("Accept-Encoding", "identity")
	r.Host = like.Host
	res, err := e.client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return answer{}, err
	}
	for _, name := range []string{"Connection", "Transfer-Encoding", "Date"} {
		res.Header.Del(name)
	}
	return answer{status: res.StatusCode, header: res.Header, body: data}, nil
}

// schema reads a table's key attributes, once.
func (c *call) schema(table string) (schema, error) {
	e := c.p.engine
	e.mu.Lock()
	known, ok := e.schemas[table]
	e.mu.Unlock()
	if ok {
		return known, nil
	}
	s, err := c.describe(table)
	if err != nil {
		return schema{}, fmt.Errorf("describe %s: %w", table, err)
	}
	e.mu.Lock()
	e.schemas[table] = s
	e.mu.Unlock()
	return s, nil
}

func (c *call) describe(table string) (schema, error) {
	a, err := c.ask("DescribeTable", map[string]string{"TableName": table})
	if err != nil {
		return schema{}, err
	}
	var out struct {
		Table struct {
			KeySchema []struct{ AttributeName, KeyType string }
		}
	}
	if err := json.Unmarshal(a.body, &out); err != nil {
		return schema{}, err
	}
	s := schema{table: table}
	for _, k := range out.Table.KeySchema {
		if k.KeyType == "HASH" {
			s.part = k.AttributeName
		} else {
			s.sort = k.AttributeName
		}
	}
	if s.part == "" {
		return schema{}, fmt.Errorf("status %d", a.status)
	}
	return s, nil
}

func (e *engine) forgetSchemas() {
	e.mu.Lock()
	defer e.mu.Unlock()
	clear(e.schemas)
}

// tableName is a table's own name where a request may give its ARN.
func tableName(s string) string {
	if _, name, ok := strings.Cut(s, ":table/"); ok && strings.HasPrefix(s, "arn:") {
		return name
	}
	return s
}
