package roughnet

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// counter is a server that sends so many numbered messages, the text of each padded, and closes then, or
// stays until the client does.
func counter(t *testing.T, messages int, padding string, stays bool) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		socket, err := websocket.Accept(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer socket.CloseNow()
		for n := range messages {
			if socket.Write(r.Context(), websocket.MessageText, fmt.Appendf(nil, "%d %s", n, padding)) != nil {
				return
			}
		}
		if stays {
			_, _, _ = socket.Read(r.Context())
			return
		}
		_ = socket.Close(websocket.StatusNormalClosure, "")
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// listen dials through a network and reads numbers until the connection ends.
func listen(t *testing.T, n *Network, url string, during func(read int)) (numbers []string, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	client := &http.Client{Transport: &http.Transport{DialContext: n.Dial("listener")}}
	socket, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{HTTPClient: client})
	if err != nil {
		t.Fatal(err)
	}
	defer socket.CloseNow()
	socket.SetReadLimit(1 << 20)
	for {
		_, text, err := socket.Read(ctx)
		if err != nil {
			return numbers, err
		}
		number, _, _ := strings.Cut(string(text), " ")
		numbers = append(numbers, number)
		during(len(numbers))
	}
}

func undisturbed(int) {}

func inOrder(n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprint(i))
	}
	return out
}

func TestMessagesOfEverySizePass(t *testing.T) {
	for _, size := range []int{0, 100, 125, 200, 65_535, 70_000} {
		got, _ := listen(t, New(1), counter(t, 5, strings.Repeat("x", size), false), undisturbed)
		if !slices.Equal(got, inOrder(5)) {
			t.Errorf("with %d bytes: %v", size, got)
		}
	}
}

func TestWeather(t *testing.T) {
	const many = 200
	cases := map[string]struct {
		weather Weather
		check   func(got []string, counts Counts) bool
	}{
		"drop": {Weather{Drop: 0.3}, func(got []string, c Counts) bool {
			return c.Dropped > 0 && len(got) == many-c.Dropped && slices.IsSortedFunc(got, byNumber)
		}},
		"double": {Weather{Double: 0.3}, func(got []string, c Counts) bool {
			return c.Doubled > 0 && len(got) == many+c.Doubled && slices.Equal(slices.Compact(got), inOrder(many))
		}},
		"reorder": {Weather{Reorder: 0.3}, func(got []string, c Counts) bool {
			sorted := slices.SortedFunc(slices.Values(got), byNumber)
			return c.Reordered > 0 && slices.Equal(sorted, inOrder(many)) && !slices.Equal(got, sorted)
		}},
		"delay": {Weather{Delay: 2 * time.Millisecond}, func(got []string, _ Counts) bool {
			return slices.Equal(got, inOrder(many))
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			url := counter(t, many, "", false)
			n := New(7)
			n.Set(c.weather)
			got, _ := listen(t, n, url, undisturbed)
			if !c.check(slices.Clone(got), n.Counts()) {
				t.Errorf("%+v: %v", n.Counts(), got)
			}
			same := New(7)
			same.Set(c.weather)
			if again, _ := listen(t, same, url, undisturbed); !slices.Equal(got, again) {
				t.Errorf("the same seed gave another run: %v and %v", got, again)
			}
		})
	}
}

func byNumber(a, b string) int {
	var m, n int
	_, _ = fmt.Sscan(a, &m)
	_, _ = fmt.Sscan(b, &n)
	return m - n
}

func TestACutIsNoClose(t *testing.T) {
	n := New(1)
	_, err := listen(t, n, counter(t, 3, "", true), func(read int) {
		if read == 3 && n.CutOff("listener") != 1 {
			t.Error("there was no connection to cut")
		}
	})
	if err == nil || websocket.CloseStatus(err) != -1 || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the client was told %v", err)
	}
	if n.CutOff("") != 0 || n.Counts().Cut != 1 {
		t.Errorf("the cut connection is still there, or was not counted: %+v", n.Counts())
	}
}

func TestAFrozenConnectionGoesOnAfterTheThaw(t *testing.T) {
	n := New(1)
	n.Set(Weather{Delay: 5 * time.Millisecond}) // so that the freeze comes before the last message
	begun := time.Now()
	got, _ := listen(t, n, counter(t, 50, "", false), func(read int) {
		if read == 10 {
			thaw := n.Freeze("listener")
			time.AfterFunc(200*time.Millisecond, thaw)
		}
	})
	if !slices.Equal(got, inOrder(50)) || time.Since(begun) < 200*time.Millisecond {
		t.Errorf("after %s: %v", time.Since(begun), got)
	}
}
