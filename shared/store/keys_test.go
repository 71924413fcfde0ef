package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/parleyhq/parley/shared/parley"
)

// named is the key of something that is called by kind and names. Two of a table are one item exactly where
// they are called the same.
type named struct {
	table string
	kind  string
	names []string
	key   key
}

// thing draws anything that is stored, under hostile names.
func thing(t *rapid.T, called string) named {
	app, channel := drawApp(t, called+" app"), drawChannel(t, called+" channel")
	user, word := drawUser(t, called+" user"), drawKey(t, called+" key")
	users := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) parley.UserID { return drawUser(t, "one") }), 0, 4, rapid.ID).
		Draw(t, called+" users")
	slices.Sort(users)
	n, chunk := rapid.Int64Range(1, 1_000_000).Draw(t, called+" number"), rapid.IntRange(0, 3).Draw(t, called+" chunk")
	made := func(table, kind string, k key, names ...string) named {
		return named{table, kind, append([]string{string(app)}, names...), k}
	}
	one, where := string(user), string(channel)
	set := make([]string, len(users))
	for i, user := range users {
		set[i] = string(user)
	}
	return rapid.SampledFrom([]named{
		made("apps", "app", appKey(app)),
		made("apps", "listed", appListKey(app)),
		made("apps", "api key", apiKeyKey(app, word), word),
		made("apps", "provider key", providerKeyKey(app, word), word),
		made("apps", "provider", providerKey(app)),
		made("apps", "published", publishedKey(app)),
		made("identities", "identity", identityKey(app, user), one),
		made("identities", "session", sessionKey(app, user, word), one, word),
		made("identities", "connections", connectionsKey(app, user), one),
		made("identities", "watching", watchingKey(app, user, word), one, word),
		made("identities", "watcher", watcherKey(app, user, word), one, word),
		made("identities", "spent", spentKey(app, one), one),
		made("usage", "of an app", appUsageKey(app)),
		made("usage", "of a person", userUsageKey(app, user), one),
		made("channels", "head", headKey(app, channel), where),
		made("channels", "info", infoKey(app, channel), where),
		made("channels", "member", memberKey(app, channel, user), where, one),
		made("channels", "membership", membershipKey(app, user, channel), one, where),
		made("channels", "pair", pairKey(app, users), set...),
		made("channels", "distinct", distinctKey(app, users), set...),
		made("channels", "in set", setKey(app, users, channel), append(slices.Clone(set), where)...),
		made("messages", "message", messageKey(app, channel, n), where, strconv.FormatInt(n, 10)),
		made("messages", "chunk", chunkKey(app, channel, n, chunk), where, strconv.FormatInt(n, 10), strconv.Itoa(chunk)),
		made("messages", "sent", sendRecordKey(app, channel, user, word), where, one, word),
	}).Draw(t, called+" thing")
}

// drawApp draws from few apps, so that what separates two things is often only another name.
func drawApp(t *rapid.T, label string) parley.AppID {
	return parley.NewAppID([16]byte{15: rapid.ByteRange(0, 1).Draw(t, label)})
}

func drawChannel(t *rapid.T, label string) parley.ChannelID {
	return parley.NewChannelID([16]byte{rapid.ByteRange(0, 1).Draw(t, label), 15: rapid.SampledFrom([]byte{0, 255}).Draw(t, label)})
}

// drawUser draws a user id that means to be read as a part of a key: of separators, digits and the words
// that keys are made of.
func drawUser(t *rapid.T, label string) parley.UserID {
	user := rapid.Custom(func(t *rapid.T) string {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a", "b", "0", "1", "2", "10", ":", "/", "#", "1:a", "/1:a", "2:ab", "\\", "%", "é", "e\u0301", "👋", " ",
			memberPrefix, membershipPrefix, setPrefix, apiKeyPrefix, providerKeyPrefix, appListPrefix, "SESSION#", "MESSAGE#",
			"INFO", "HEAD", "PAIR", "IDENTITY", "/channel", "/log/22:", string(parley.NewChannelID([16]byte{})),
		}), 1, 5).Draw(t, "pieces")
		return strings.Join(pieces, "")
	}).Filter(func(text string) bool { _, err := parley.ParseUserID(text); return err == nil }).Draw(t, label)
	return parley.UserID(user)
}

func drawKey(t *rapid.T, label string) string {
	return rapid.StringMatching(`[ab01:._-]{1,5}`).Draw(t, label)
}

// No id can be chosen so that the key of one thing reads as the key of another. (P7)
func TestNoKeyReadsAsAnothers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := thing(t, "first"), thing(t, "second")
		alike := a.table == b.table && a.kind == b.kind && slices.Equal(a.names, b.names)
		if same := a.table == b.table && a.key == b.key; same != alike {
			t.Fatalf("%s %q and %s %q: one item is %t: %q", a.kind, a.names, b.kind, b.names, same, a.key)
		}
	})
}

// One text, cut into names in two ways, never gives one key, whatever stands at the seams. (P7)
func TestNoCutReadsAsAnother(t *testing.T) {
	app := parley.NewAppID([16]byte{})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a/:#12]{2,8}`).Draw(t, "text")
		cut := func(label string, seam string) []string {
			at := rapid.IntRange(1, len(text)-1).Draw(t, label)
			return []string{text[:at], strings.TrimPrefix(text[at:], seam)}
		}
		seam := rapid.SampledFrom([]string{"", "/", ":", "#"}).Draw(t, "seam")
		a, b := cut("first", seam), cut("second", seam)
		if same := partition(app, "sent", a...) == partition(app, "sent", b...); same != slices.Equal(a, b) {
			t.Fatalf("%q and %q: one partition is %t", a, b, same)
		}
		set := func(names []string) []parley.UserID {
			return []parley.UserID{parley.UserID(names[0]), parley.UserID(names[1])}
		}
		if same := setPartition(app, set(a)) == setPartition(app, set(b)); same != slices.Equal(a, b) {
			t.Fatalf("%q and %q: one set is %t", a, b, same)
		}
	})
}

// What a query of one kind finds in its partition is never something of another kind, or another's. (P7)
func TestNoQueryFindsAnothers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		app, channel, user := drawApp(t, "app"), drawChannel(t, "channel"), drawUser(t, "user")
		users := []parley.UserID{user}
		found := thing(t, "found")
		for _, query := range []struct {
			table, kind string
			under       key // its sort key is the prefix
			whose       []string
		}{
			{"apps", "listed", key{appList, appListPrefix}, nil},
			{"apps", "api key", key{appKey(app).pk, apiKeyPrefix}, []string{string(app)}},
			{"apps", "provider key", key{appKey(app).pk, providerKeyPrefix}, []string{string(app)}},
			{"channels", "member", key{infoKey(app, channel).pk, memberPrefix}, []string{string(app), string(channel)}},
			{"channels", "membership", membershipKey(app, user, ""), []string{string(app), string(user)}},
			{"channels", "in set", setKey(app, users, ""), []string{string(app), string(user)}},
		} {
			finds := query.table == found.table && query.under.pk == found.key.pk && strings.HasPrefix(found.key.sk, query.under.sk)
			wanted := query.kind == found.kind && len(found.names) >= len(query.whose) && slices.Equal(found.names[:len(query.whose)], query.whose)
			if query.kind == "in set" {
				wanted = wanted && len(found.names) == 1+len(users)+1
			}
			if finds != wanted {
				t.Fatalf("the query for %s of %q finds %s %q: %t", query.kind, query.whose, found.kind, found.names, finds)
			}
		}
	})
}

// Entries sort by number, up to numbers that no channel reaches, so that a span is a range of sort keys.
func TestMessagesSortByNumber(t *testing.T) {
	const most = 9_999_999_999_999_999
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Int64Range(1, most), rapid.Int64Range(1, 200), rapid.Just(int64(most)))
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		if got, want := strings.Compare(messageSort(a), messageSort(b)), compare(a, b); got != want {
			t.Fatalf("%q and %q: %d, want %d", messageSort(a), messageSort(b), got, want)
		}
	})
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// DynamoDB takes partition keys of 2,048 bytes and sort keys of 1,024; the longest names stay below.
func TestTheLongestNamesFit(t *testing.T) {
	app, channel := parley.NewAppID([16]byte{}), parley.NewChannelID([16]byte{})
	longest := []parley.UserID{
		parley.UserID(strings.Repeat("x", parley.MaxUserIDBytes)),
		parley.UserID(strings.Repeat("👋", parley.MaxUserIDBytes/len("👋"))),
	}
	word := strings.Repeat("k", parley.MaxKeyChars)
	var many []parley.UserID
	for i := range parley.MaxListedParticipants {
		many = append(many, parley.UserID(fmt.Sprintf("%0*d", parley.MaxUserIDBytes, i)))
	}
	for _, user := range longest {
		if _, err := parley.ParseUserID(string(user)); err != nil {
			t.Fatal(err)
		}
		for _, k := range []key{
			appKey(app), appListKey(app), apiKeyKey(app, word), providerKeyKey(app, word),
			identityKey(app, user), sessionKey(app, user, word), spentKey(app, strings.Repeat("n", 16<<10)),
			headKey(app, channel), infoKey(app, channel), memberKey(app, channel, user), membershipKey(app, user, channel),
			pairKey(app, many[:2]), distinctKey(app, many), setKey(app, many, channel),
			messageKey(app, channel, 1<<53), chunkKey(app, channel, 1<<53, 99), sendRecordKey(app, channel, user, word),
		} {
			if len(k.pk) > 2048 || len(k.sk) > 1024 || k.pk == "" || k.sk == "" {
				t.Errorf("%d and %d bytes: %q", len(k.pk), len(k.sk), k)
			}
			if !utf8.ValidString(k.pk) || !utf8.ValidString(k.sk) {
				t.Errorf("no UTF-8: %q", k)
			}
		}
	}
}

// Errors and logs say of what kind an item is, never whose: kinds are capitals only.
func TestTheKindOfAnItemNamesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := thing(t, "one")
		if one.kind == "chunk" {
			return // of these, only the number shows
		}
		if word := kind(one.key.sk); word == "" || strings.ContainsFunc(word, func(c rune) bool { return !unicode.IsUpper(c) }) {
			t.Fatalf("%s %q is of kind %q", one.kind, one.names, word)
		}
	})
}
