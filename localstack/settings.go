package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/parleyhq/parley/localstack/engine"
	"github.com/parleyhq/parley/localstack/faults"
	"github.com/parleyhq/parley/localstack/socket"
	"github.com/parleyhq/parley/localstack/template"
)

const defaultPort = 8080

// settings are what the environment says.
type settings struct {
	root        string            // the checkout
	port        int               // PARLEY_PORT; 0 takes any free one
	s3Port      int               // PARLEY_S3_PORT; the port behind the stack's where nothing is said
	data        string            // PARLEY_DATA
	buildFlags  []string          // PARLEY_BUILD_FLAGS
	binaries    string            // PARLEY_BIN: bootstraps that somebody built, "" to build them
	database    *url.URL          // AWS_ENDPOINT_URL_DYNAMODB, nil for the embedded one
	sns         *url.URL          // AWS_ENDPOINT_URL_SNS, nil for none
	parameters  map[string]string // of the template: platform applications of sns
	credentials engine.Credentials
	faults      faults.Config // PARLEY_FAULTS and PARLEY_LATENCY
	faulty      bool          // whether one of the two is set

	connectionLifetime time.Duration // PARLEY_CONNECTION_LIFETIME
	connectionIdle     time.Duration // PARLEY_CONNECTION_IDLE
}

func readSettings(lookup func(string) (string, bool)) (settings, error) {
	get := func(name, fallback string) string {
		if text, ok := lookup(name); ok && text != "" {
			return text
		}
		return fallback
	}
	s := settings{buildFlags: strings.Fields(get("PARLEY_BUILD_FLAGS", "")), binaries: get("PARLEY_BIN", "")}
	var err error
	if s.root, err = checkout(); err != nil {
		return s, err
	}
	if s.port, err = strconv.Atoi(get("PARLEY_PORT", strconv.Itoa(defaultPort))); err != nil || s.port < 0 || s.port > 65535 {
		return s, errors.New("PARLEY_PORT must be a port number, such as 8080")
	}
	behind := s.port
	if s.port != 0 {
		behind++
	}
	if s.s3Port, err = strconv.Atoi(get("PARLEY_S3_PORT", strconv.Itoa(behind))); err != nil || s.s3Port < 0 || s.s3Port > 65535 {
		return s, errors.New("PARLEY_S3_PORT must be a port number, such as 8081")
	}
	if s.data, err = filepath.Abs(get("PARLEY_DATA", filepath.Join(s.root, ".parley"))); err != nil {
		return s, fmt.Errorf("PARLEY_DATA: %w", err)
	}
	if s.binaries != "" {
		if s.binaries, err = filepath.Abs(s.binaries); err != nil {
			return s, fmt.Errorf("PARLEY_BIN: %w", err)
		}
	}
	if text := get("AWS_ENDPOINT_URL_DYNAMODB", ""); text != "" {
		if s.database, err = url.Parse(text); err != nil || s.database.Host == "" {
			return s, fmt.Errorf("AWS_ENDPOINT_URL_DYNAMODB is %q; it must be a URL such as http://127.0.0.1:8000", text)
		}
	}
	if err := s.readPushes(get); err != nil {
		return s, err
	}
	s.credentials = engine.Credentials{Region: template.Region, KeyID: "local", Secret: "local"}
	if s.database != nil { // it may be one that looks at who calls
		s.credentials = engine.Credentials{
			Region: get("AWS_REGION", template.Region), KeyID: get("AWS_ACCESS_KEY_ID", "local"),
			Secret: get("AWS_SECRET_ACCESS_KEY", "local"), Token: get("AWS_SESSION_TOKEN", ""),
		}
	}
	if s.connectionLifetime, err = readSeconds(lifetimeVariable, get(lifetimeVariable, ""), socket.MaxLifetime); err != nil {
		return s, err
	}
	if s.connectionIdle, err = readSeconds("PARLEY_CONNECTION_IDLE", get("PARLEY_CONNECTION_IDLE", ""), socket.MaxIdle); err != nil {
		return s, err
	}
	return s, s.readFaults(get("PARLEY_FAULTS", ""), get("PARLEY_LATENCY", ""))
}

// readPushes reads where SNS is, and the platform applications that it has: each a parameter of the template.
func (s *settings) readPushes(get func(name, fallback string) string) (err error) {
	s.parameters = map[string]string{}
	for variable, parameter := range map[string]string{
		"PARLEY_PUSH_APNS": "PushApns", "PARLEY_PUSH_APNS_SANDBOX": "PushApnsSandbox", "PARLEY_PUSH_FCM": "PushFcm",
	} {
		if arn := get(variable, ""); arn != "" {
			s.parameters[parameter] = arn
		}
	}
	text := get("AWS_ENDPOINT_URL_SNS", "")
	if text == "" && len(s.parameters) > 0 {
		return errors.New("AWS_ENDPOINT_URL_SNS must say where SNS is that has these platform applications; see docs/push.md")
	}
	if text != "" {
		if s.sns, err = url.Parse(text); err != nil || s.sns.Host == "" {
			return fmt.Errorf("AWS_ENDPOINT_URL_SNS is %q; it must be a URL such as http://127.0.0.1:5000", text)
		}
	}
	return nil
}

func (s *settings) readFaults(text, latency string) error {
	var err error
	if s.faults, err = faults.Parse(text); err != nil {
		return fmt.Errorf("PARLEY_FAULTS: %w", err)
	}
	switch faults.Latency(latency) {
	case faults.LatencyNone:
	case faults.LatencyAWS:
		s.faults.Latency = faults.LatencyAWS
	default:
		return fmt.Errorf("PARLEY_LATENCY is %q; the only profile is aws", latency)
	}
	s.faulty = text != "" || latency != ""
	return nil
}

// readSeconds reads a limit that can be made shorter than AWS's, and is AWS's where nothing is said.
func readSeconds(name, text string, most time.Duration) (time.Duration, error) {
	if text == "" {
		return most, nil
	}
	seconds, err := strconv.Atoi(text)
	if err != nil || seconds < 1 || seconds > int(most.Seconds()) {
		return 0, fmt.Errorf("%s must be a number of seconds from 1 to %.0f", name, most.Seconds())
	}
	return time.Duration(seconds) * time.Second, nil
}

// checkout is the nearest directory above this one that holds the template.
func checkout() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "template.yaml")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("there is no template.yaml here; run this inside a checkout of Parley")
		}
		dir = parent
	}
}
