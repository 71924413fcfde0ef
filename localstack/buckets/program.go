package buckets

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/parleyhq/parley/localstack/template"
)

const (
	user          = "front"
	startPatience = 15 * time.Second
	pollEvery     = 5 * time.Millisecond
	// A program that cannot run at all must not be started a thousand times a second, nor each time told of.
	breather   = 250 * time.Millisecond
	briefLife  = 2 * time.Second
	briefLives = 3
)

// program is versitygw as it runs, again and again on one port until it is closed. Files are all that one life shares
// with the next, so that two at once, where a system leaves orphans, do each other no harm.
type program struct {
	config Config
	path   string
	port   int
	secret string // drawn for this start: nobody else on the machine can pass by the front

	mu      sync.Mutex
	cmd     *exec.Cmd
	closing bool
	ended   chan struct{} // closed when it will not be started again
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
	p := &program{config: config, path: path, port: port, secret: rand.Text(), ended: make(chan struct{})}
	exited, err := p.launch()
	if err != nil {
		return nil, err
	}
	if err := p.awaitAnswer(ctx, exited); err != nil {
		_ = p.cmd.Process.Kill()
		<-exited
		return nil, fmt.Errorf("%w; its last words stand in %s", err, config.Log)
	}
	go p.supervise(exited)
	return p, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return listener.Addr().(*net.TCPAddr).Port, listener.Close()
}

// launch starts the process once more, on its port.
func (p *program) launch() (exited chan struct{}, err error) {
	log, err := os.OpenFile(p.config.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close() // the child has its own
	cmd := exec.Command(p.path, "--port", p.address(), "--region", template.Region, "--quiet", "--disable-acl", "--keep-alive", "posix", p.config.Data)
	// Nothing of ours but what a program needs to run: it reads its settings from there, too.
	cmd.Env = []string{"ROOT_ACCESS_KEY_ID=" + user, "ROOT_SECRET_ACCESS_KEY=" + p.secret, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()}
	cmd.Stdout, cmd.Stderr = log, log
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closing {
		return nil, context.Canceled
	}
	if err := p.config.Starter.Start(cmd); err != nil {
		return nil, err
	}
	p.cmd, exited = cmd, make(chan struct{})
	go func() {
		_ = cmd.Wait() // how it ended stands in ProcessState
		close(exited)
	}()
	return exited, nil
}

// supervise starts the process again whenever it ends, until close.
func (p *program) supervise(exited chan struct{}) {
	defer close(p.ended)
	brief := 0
	for {
		began := time.Now()
		<-exited
		p.mu.Lock()
		closing, how := p.closing, p.cmd.ProcessState.String()
		p.mu.Unlock()
		if closing {
			return
		}
		if time.Since(began) > briefLife {
			brief = 0
		}
		if brief++; brief <= briefLives {
			p.config.Say("S3 ended (" + how + "); starting it again")
		}
		time.Sleep(breather)
		if again, err := p.launch(); err == nil {
			exited = again
		}
	}
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

func (p *program) close() {
	p.mu.Lock()
	p.closing = true
	_ = p.cmd.Process.Kill()
	p.mu.Unlock()
	<-p.ended
}

func (p *program) pid() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cmd.Process.Pid
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
