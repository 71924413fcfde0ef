package lambda

import (
	"os"
	"path/filepath"
	"strconv"
)

// environment is what a process sees: Lambda's own variables, what all functions are given here,
// and above those what the template gives this function. Of ours it sees only what a program needs
// to run at all; a stray AWS_CA_BUNDLE or profile would change what the SDK does.
func (s *Service) environment(f *function, runtimeAPI string) []string {
	all := map[string]string{
		"AWS_LAMBDA_RUNTIME_API":          runtimeAPI,
		"AWS_LAMBDA_FUNCTION_NAME":        f.Name,
		"AWS_LAMBDA_FUNCTION_VERSION":     "$LATEST",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": strconv.Itoa(f.MemoryMB),
		"AWS_LAMBDA_INITIALIZATION_TYPE":  "on-demand",
		"AWS_LAMBDA_LOG_GROUP_NAME":       "/aws/lambda/" + f.Name,
		"AWS_LAMBDA_LOG_STREAM_NAME":      "local",
		"AWS_LAMBDA_LOG_FORMAT":           "Text",
		"AWS_EXECUTION_ENV":               "AWS_Lambda_provided.al2023",
		"AWS_REGION":                      s.config.Region,
		"AWS_DEFAULT_REGION":              s.config.Region,
		"AWS_ACCESS_KEY_ID":               f.Name, // its role's, which bears its name
		"AWS_SECRET_ACCESS_KEY":           "local",
		"AWS_SESSION_TOKEN":               "local",
		"LAMBDA_TASK_ROOT":                filepath.Dir(f.Bootstrap),
		"_HANDLER":                        "bootstrap",
		"TZ":                              ":UTC",
	}
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "GORACE"} {
		if text, ok := os.LookupEnv(name); ok {
			all[name] = text
		}
	}
	for name, text := range s.config.Env {
		all[name] = text
	}
	for name, text := range f.Env {
		all[name] = text
	}
	out := make([]string, 0, len(all))
	for name, text := range all {
		out = append(out, name+"="+text)
	}
	return out
}
