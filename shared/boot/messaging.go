package boot

import (
	"cmp"
	"crypto/rand"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parleyhq/parley/shared/access"
	"github.com/parleyhq/parley/shared/content"
	"github.com/parleyhq/parley/shared/messaging"
)

func newMessaging(cfg aws.Config, a *access.Service) *messaging.Service {
	return messaging.New(newStore(cfg), a, time.Now, rand.Reader).At(os.Getenv("PARLEY_API_URL")).Attaching(newBucket(cfg))
}

// newBucket is where content lies. Where one of the SDK's variables names an endpoint, as the local stack's does, the bucket
// is a path there.
func newBucket(cfg aws.Config) *content.Bucket {
	name := os.Getenv("PARLEY_CONTENT_BUCKET")
	if endpoint := cmp.Or(os.Getenv("AWS_ENDPOINT_URL_S3"), aws.ToString(cfg.BaseEndpoint)); endpoint != "" {
		return content.New(cfg, strings.TrimRight(endpoint, "/")+"/"+name)
	}
	suffix := "amazonaws.com"
	if strings.HasPrefix(cfg.Region, "cn-") {
		suffix += ".cn"
	}
	return content.New(cfg, "https://"+name+".s3."+cfg.Region+"."+suffix)
}
