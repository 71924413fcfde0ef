package buckets

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/template"
)

const (
	user          = "front"
	startPatience = 15 * time.Second
	pollEvery     = 5 * time.Millisecond
)

// program is versitygw as it runs, again and again on one port until it is closed. Files are all that one life shares
// with the next, so that two at once, where a system leaves orphans, do each other no harm.
type program struct {
	*child.Kept
	port   int
	secret string // drawn for this start: nobody else on the machine can pass by the front
}

func startProgram(ctx context.Context, config Config, path string) (*program, error) {
	for _, b := range config.Buckets { // to the program a directory is a bucket; failed batches may have made it
		if err := os.MkdirAll(filepath.Join(config.Data, b.Name), 0o700); err != nil {
			return nil, err
		}
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	p := &program{port: port, secret: rand.Text()}
	p.Kept, err = child.Keep{
		Name: "S3", Log: config.Log, Starter: config.Starter, Say: config.Say, Ready: p.awaitAnswer,
		Command: func() *exec.Cmd { return p.command(path, config.Data) },
	}.Start(ctx)
	if err != nil {
		return nil, err
	}
	return p, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return listener.Addr().(*net.TCPAddr).Port, listener.Close()
}

func (p *program) command(path, data string) *exec.Cmd {
	cmd := exec.Command(path, "--port", p.address(), "--region", template.Region, "--quiet", "--disable-acl", "--keep-alive", "posix", data)
	// Nothing of ours but what a program needs to run: it reads its settings from there, too.
	cmd.Env = []string{"ROOT_ACCESS_KEY_ID=" + user, "ROOT_SECRET_ACCESS_KEY=" + p.secret, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()}
	return cmd
}

func (p *program) awaitAnswer(ctx context.Context, exited <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.address(), nil)
		if err != nil {
			return err
		}
		if answer, err := transport.RoundTrip(r); err == nil {
			return answer.Body.Close()
		}
		select {
		case <-exited:
			return errors.New("S3 ended while it started")
		case <-ctx.Done():
			return errors.New("S3 does not answer")
		case <-tick.C:
		}
	}
}

func (p *program) address() string { return "127.0.0.1:" + strconv.Itoa(p.port) }

func (p *program) credentials() aws.Credentials {
	return aws.Credentials{AccessKeyID: user, SecretAccessKey: p.secret}
}

// client speaks to the program past the front.
func (p *program) client() *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint: aws.String("http://" + p.address()), Region: template.Region, UsePathStyle: true,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return p.credentials(), nil }),
	})
}
