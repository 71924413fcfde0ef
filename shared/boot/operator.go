package boot

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// operatorKeyLifetime is how long a fetched key is used: after a rotation the old one works so long.
const operatorKeyLifetime = time.Minute

// operatorKey fetches the deployment's operator key from its secret, and keeps it for a minute.
func operatorKey(cfg aws.Config) func(context.Context) (string, error) {
	var (
		client  = secretsmanager.NewFromConfig(cfg)
		secret  = os.Getenv("PARLEY_OPERATOR_SECRET")
		mu      sync.Mutex
		key     string
		fetched time.Time
	)
	return func(ctx context.Context) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(fetched) < operatorKeyLifetime {
			return key, nil
		}
		out, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &secret})
		if err != nil {
			return "", fmt.Errorf("operator key: %w", err)
		}
		key, fetched = aws.ToString(out.SecretString), time.Now()
		return key, nil
	}
}
