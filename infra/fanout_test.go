package infra_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// initialShards is how many shards the stream of a table on demand begins with: one for each 1,000 writes a
// second that it takes at once.
const initialShards = 4

// What docs/deploy.md recommends to reserve is what the mappings of the streams can use.
func TestTheFanoutsMappingsFitWhatIsReservedForThem(t *testing.T) {
	atOnce := 0
	for _, f := range template(t).functions() {
		if f.id != "StreamFanout" {
			continue
		}
		for _, trigger := range f.properties["Events"].(map[string]any) {
			properties := trigger.(map[string]any)["Properties"].(map[string]any)
			var factor int
			if _, err := fmt.Sscan(fmt.Sprint(properties["ParallelizationFactor"]), &factor); err != nil {
				t.Fatal(err)
			}
			atOnce += factor * initialShards
		}
	}
	said := fmt.Sprintf("**%d in production**", atOnce)
	if !strings.Contains(string(read(t, "docs/deploy.md")), said) {
		t.Errorf("docs/deploy.md does not say of FanoutConcurrency %q", said)
	}
}

func TestFunctionsPostAndCloseAndNoMore(t *testing.T) {
	for _, line := range strings.Split(string(read(t, "template.yaml")), "\n") {
		if strings.Contains(line, "@connections") && !strings.Contains(line, "/POST/@connections") && !strings.Contains(line, "/DELETE/@connections") {
			t.Errorf("a function may do more than post to connections and close them: %s", strings.TrimSpace(line))
		}
	}
}

func TestEveryAlarmTellsTheTopic(t *testing.T) {
	alarms := 0
	for _, r := range readTemplate(t, "infra/alarms.yaml").resources {
		if r.kind != "AWS::CloudWatch::Alarm" {
			continue
		}
		alarms++
		for _, action := range []string{"AlarmActions", "OKActions"} {
			if !strings.Contains(fmt.Sprint(r.properties[action]), "AlarmTopicArn") {
				t.Errorf("%s: %s tells nobody", r.id, action)
			}
		}
	}
	if alarms == 0 {
		t.Error("no alarms found")
	}
}

func TestWhatAMetricCountsIsLogged(t *testing.T) {
	logged := map[string]string{"FanoutFailures": "shared/live/edge.go", "WebhooksPaused": "shared/webhook/gate.go"}
	for _, r := range readTemplate(t, "infra/alarms.yaml").resources {
		if r.kind != "AWS::Logs::MetricFilter" {
			continue
		}
		words := regexp.MustCompile(`\$\.message = (".*?")`).FindStringSubmatch(fmt.Sprint(r.properties["FilterPattern"]))
		if words == nil || !strings.Contains(string(read(t, logged[r.id])), words[1]) {
			t.Errorf("%s counts %q, which %q does not log", r.id, words, logged[r.id])
		}
	}
}

func TestEveryTemplateIsLinted(t *testing.T) {
	script := string(read(t, ".ci/lint"))
	for _, name := range []string{"template.yaml", "infra/data.yaml", "infra/content.yaml", "infra/live.yaml", "infra/later.yaml", "infra/push.yaml", "infra/webhooks.yaml", "infra/announcements.yaml", "infra/alarms.yaml"} {
		if !strings.Contains(script, name) {
			t.Errorf(".ci/lint does not lint %s", name)
		}
	}
}
