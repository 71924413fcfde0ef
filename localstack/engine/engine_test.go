package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"github.com/parleyhq/parley/localstack/child"
	"github.com/parleyhq/parley/localstack/template"
)

func program(t *testing.T) string {
	t.Helper()
	path, err := Program(t.Context(), "..", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// said keeps what an engine tells people.
type said struct {
	mu    sync.Mutex
	lines []string
}

func (s *said) say(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines = append(s.lines, line)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.lines, "\n")
}

func startEngine(t *testing.T, data string) (*Engine, *said) {
	t.Helper()
	heard := &said{}
	e, err := Start(t.Context(), Config{Program: program(t), Data: data, Starter: child.NewStarter(), Say: heard.say})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e, heard
}

func table(name string) template.Table {
	return template.Table{
		Name: name, TTL: "ttl", Attributes: []template.Attribute{{Name: "pk", Type: "S"}, {Name: "sk", Type: "N"}},
		Keys: []template.Key{{Name: "pk", Type: "HASH"}, {Name: "sk", Type: "RANGE"}},
	}
}

func client(e *Engine) *dynamodb.Client {
	return NewClient(e.URL(), Credentials{Region: "us-east-1", KeyID: "local", Secret: "local"})
}

func item(n int) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{
		"pk": &types.AttributeValueMemberS{Value: "p"}, "sk": &types.AttributeValueMemberN{Value: strconv.Itoa(n)},
	}
}

// eventually waits for something that another process brings about.
func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for !done() {
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
		time.Sleep(time.Millisecond)
	}
}

func TestTablesAreMadeOnce(t *testing.T) {
	e, _ := startEngine(t, t.TempDir())
	for range 2 {
		if err := MakeTables(t.Context(), client(e), []template.Table{table("first"), table("second")}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := client(e).ListTables(t.Context(), &dynamodb.ListTablesInput{})
	if err != nil || fmt.Sprint(list.TableNames) != "[first second]" {
		t.Errorf("tables %v, %v", list, err)
	}
	other := table("first")
	other.Keys = other.Keys[:1]
	other.Attributes = other.Attributes[:1]
	if err := MakeTables(t.Context(), client(e), []template.Table{other}); err == nil || !strings.Contains(err.Error(), "other keys") {
		t.Errorf("a table of other keys: %v", err)
	}
}

// A client writes without pause while the engine is killed again and again: it comes back on the
// same address, and everything that it acknowledged is there.
func TestAKilledEngineComesBackWithEverythingItAcknowledged(t *testing.T) {
	e, heard := startEngine(t, t.TempDir())
	url := e.URL()
	if err := MakeTables(t.Context(), client(e), []template.Table{table("some")}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var count atomic.Int64
	written := make(chan []int)
	go func() {
		var acknowledged []int
		c := client(e)
		for n := 0; ctx.Err() == nil; n++ {
			if _, err := c.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String("some"), Item: item(n)}); err == nil {
				acknowledged = append(acknowledged, n)
				count.Add(1)
			}
		}
		written <- acknowledged
	}()
	for range 3 {
		before, pid := count.Load(), e.PID()
		eventually(t, "nothing is written", func() bool { return count.Load() > before+20 })
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		eventually(t, "no other engine was started", func() bool { return e.PID() != pid })
	}
	before := count.Load()
	eventually(t, "the engine does not answer", func() bool { return count.Load() > before })
	stop()
	acknowledged := <-written
	if e.URL() != url || len(acknowledged) == 0 {
		t.Errorf("address %s, then %s; %d writes", url, e.URL(), len(acknowledged))
	}
	for _, n := range acknowledged {
		out, err := client(e).GetItem(t.Context(), &dynamodb.GetItemInput{TableName: aws.String("some"), Key: item(n), ConsistentRead: aws.Bool(true)})
		if err != nil || out.Item == nil {
			t.Fatalf("write %d of %d is lost: %v", n, len(acknowledged), err)
		}
	}
	if !strings.Contains(heard.String(), "starting it again") {
		t.Errorf("nobody was told: %q", heard)
	}
}

func TestAnOrphanIsEndedFirst(t *testing.T) {
	data := t.TempDir()
	old, _ := startEngine(t, data)
	if err := MakeTables(t.Context(), client(old), []template.Table{table("some")}); err != nil {
		t.Fatal(err)
	}
	old.Close()
	orphan := old.config.command(old.port) // as if its stack had been killed: nobody looks after it
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _ = orphan.Wait() }()
	pid := orphan.Process.Pid
	if err := old.config.writePID(pid); err != nil {
		t.Fatal(err)
	}
	e, heard := startEngine(t, data)
	if commandLine(pid) != "" {
		t.Error("the orphan still runs")
	}
	if !strings.Contains(heard.String(), "left behind") {
		t.Errorf("nobody was told: %q", heard)
	}
	if _, err := client(e).DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: aws.String("some")}); err != nil {
		t.Error(err)
	}
}

func TestAPIDFileOfSomebodyElseIsLeftAlone(t *testing.T) {
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "engine.pid"), []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		t.Fatal(err)
	}
	startEngine(t, data) // this process is still here to say that it was
}

func TestCloseEndsTheProcess(t *testing.T) {
	data := t.TempDir()
	e, err := Start(t.Context(), Config{Program: program(t), Data: data, Starter: child.NewStarter(), Say: func(string) {}})
	if err != nil {
		t.Fatal(err)
	}
	pid := e.PID()
	e.Close()
	if err := syscall.Kill(pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("process %d is still there: %v", pid, err)
	}
	if _, err := os.Stat(filepath.Join(data, "engine.pid")); !os.IsNotExist(err) {
		t.Errorf("its pid file is still there: %v", err)
	}
}

func TestAProgramThatCannotRunIsAnError(t *testing.T) {
	_, err := Start(t.Context(), Config{Program: "/bin/false", Data: t.TempDir(), Starter: child.NewStarter(), Say: func(string) {}})
	if err == nil || !strings.Contains(err.Error(), "engine.log") {
		t.Errorf("got %v", err)
	}
}

func TestSweepTakesOnlyWhatHasEnded(t *testing.T) {
	e, _ := startEngine(t, t.TempDir())
	c := client(e)
	if err := MakeTables(t.Context(), c, []template.Table{table("some")}); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for n, ends := range []string{strconv.FormatInt(now.Add(-time.Minute).Unix(), 10), strconv.FormatInt(now.Add(time.Minute).Unix(), 10), ""} {
		i := item(n)
		if ends != "" {
			i["ttl"] = &types.AttributeValueMemberN{Value: ends}
		}
		if _, err := c.PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String("some"), Item: i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(t.Context(), c, table("some"), now); err != nil {
		t.Fatal(err)
	}
	left, err := c.Scan(t.Context(), &dynamodb.ScanInput{TableName: aws.String("some")})
	if err != nil || left.Count != 2 {
		t.Errorf("%v items are left, %v", left, err)
	}
}

func TestWhatIsMissingIsSaidInOneLine(t *testing.T) {
	manifest := `{"optionalDependencies": {"@dynoxide/` + platform() + `": "1.2.1"}}`
	for name, c := range map[string]struct{ manifest, path, want string }{
		"no npm":      {manifest, "", "npm is needed once"},
		"no package":  {`{}`, "", "there is no embedded DynamoDB for " + platform()},
		"no manifest": {"{", "", "package.json cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "localstack")
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(c.manifest), 0o600); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", c.path)
			_, err := Program(t.Context(), dir, func(string) {})
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
}
