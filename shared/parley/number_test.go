package parley

import (
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

func TestSettingsAreWholeNumbersHoweverTheyAreWritten(t *testing.T) {
	for text, want := range map[string]int64{"30.0": 30, "3e1": 30, "300e-1": 30, "30.5": 0, `"30"`: 0, "null": 0, "true": 0, "1e999999999": 0} {
		app, err := App{Settings: DefaultSettings(Staging)}.Patch(AppPatch{Settings: SettingsPatch{UserRate: jsontext.Value(text)}})
		if want == 0 && err == nil || want > 0 && (err != nil || app.Settings.Rates.User != want) {
			t.Errorf("%s: %d, %v", text, app.Settings.Rates.User, err)
		}
	}
}

func TestANumberThatNoReaderHasIsRefused(t *testing.T) {
	for _, text := range []string{`{"v": 1e400}`, `[-1e999999999]`} {
		if _, err := (MessageDraft{Type: "card", Content: jsontext.Value(text)}).Check(); CodeOf(err) != InvalidValue {
			t.Errorf("content %s: %v", text, err)
		}
		if _, err := Metadata(jsontext.Value(`{"deep": `+text+`}`), 1000, "/metadata"); CodeOf(err) != InvalidValue {
			t.Errorf("metadata %s: %v", text, err)
		}
	}
	if _, err := (MessageDraft{Type: "card", Content: jsontext.Value(`[1e308, 123456789012345678901234567890, 1e-999]`)}).Check(); err != nil {
		t.Error(err)
	}
}
