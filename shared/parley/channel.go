package parley

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// ChannelType is the kind of a channel.
type ChannelType string

// The channel types.
const (
	Personal ChannelType = "PERSONAL" // two people, one channel, for ever
	Group    ChannelType = "GROUP"

	// Announcements is what an app's server says to one person: made by the first, for ever, theirs to read.
	Announcements ChannelType = "ANNOUNCEMENTS"
)

// Fixed reports whether the participants never change.
func (t ChannelType) Fixed() bool { return t == Personal || t == Announcements }

// History says where the history of somebody who joins later begins.
type History string

// The histories.
const (
	HistoryAll     History = "all"
	HistoryJoining History = "joining"
)

// Invite says who of a channel's participants may add people.
type Invite string

// Who may add people.
const (
	InviteMembers Invite = "members" // who may write, may
	InviteOwners  Invite = "owners"
)

func parseInvite(word string) (Invite, error) {
	switch Invite(word) {
	case "", InviteMembers:
		return InviteMembers, nil
	case InviteOwners:
		return InviteOwners, nil
	}
	return "", RefuseField(InvalidValue, "/invite", "must be members or owners")
}

// ChannelState is how far a channel's life has come.
type ChannelState string

// The states. Only an open channel can be known of.
const (
	Building ChannelState = "building"
	Open     ChannelState = "open"
	Deleted  ChannelState = "deleted"
)

// Head is the small part of a channel that every send writes.
type Head struct {
	Channel      ChannelID
	Type         ChannelType
	Last         int64     // last_sequence_id
	LastChange   int64     // last_change_id
	Recent       []uint64  // who wrote the last entries, the newest last; see AuthorHash
	LastAt       time.Time // of the last entry; of the creation before there is one
	MaxDeleted   int64     // the highest deleted entry, 0 for none
	Erased       []int64   // the entries deleted last, the newest last
	State        ChannelState
	Participants int
	BodyHash     []byte // of the request that created it
	Call         []byte // which call created it
	CreatedAt    time.Time
	BlockedBy    Blocks // of a PERSONAL channel: which of its two block the other
	Expiring     Expiries
}

// Blocked reports whether one of a PERSONAL channel's two people blocks the other: neither may use it.
func (h Head) Blocked() bool { return len(h.BlockedBy) > 0 }

// recentAuthors is how many entries a head remembers the authors of.
const recentAuthors = 8

// Wrote is the head's memory of authors after one more entry.
func (h Head) Wrote(author UserID) []uint64 {
	recent := append(slices.Clone(h.Recent), author.AuthorHash())
	return recent[max(0, len(recent)-recentAuthors):]
}

// Counts reports whether the member's item counts every entry of theirs that the head remembers. One that
// it does not count was read before their send was whole, and would make it look like another's.
func (h Head) Counts(m Member) bool {
	me := m.User.AuthorHash()
	for i, author := range h.Recent {
		if n := h.Last - int64(len(h.Recent)-1-i); author == me && !m.Knows(n) {
			return false
		}
	}
	return true
}

// recentErased is how many deleted entries a head remembers.
const recentErased = 20

// Without is the head after entries were deleted.
func (h Head) Without(deleted ...int64) Head {
	h.Erased = append(slices.Clone(h.Erased), deleted...)
	h.Erased = h.Erased[max(0, len(h.Erased)-recentErased):]
	h.MaxDeleted = max(h.MaxDeleted, slices.Max(deleted))
	return h
}

// Visible reports whether anybody may know of the channel.
func (h Head) Visible() bool { return h.State == Open }

// ListsReceipts reports whether messages say who has them: not in an archive, nor in a channel with more
// participants than one small query reads.
func (h Head) ListsReceipts() bool {
	return h.Participants > 0 && h.Participants <= MaxListedParticipants
}

// Info is the part of a channel that describes it.
type Info struct {
	Channel      ChannelID
	UUID         string
	Type         ChannelType
	Exposed      bool
	Distinct     bool
	History      History
	Invite       Invite
	Title        string
	Description  string
	Metadata     jsontext.Value
	Participants []UserID // where at most MaxListedParticipants, in order; else nil
	CreatedBy    UserID   // "" for a server
	Revision     int64    // raised by every write of this item; writers go by it, and it is the channel's ETag
	Change       int64    // the change that it was last changed by
	UpdatedAt    time.Time
}

// Limits of channels.
const (
	MaxListedParticipants = 100
	MaxAddedParticipants  = 100  // by one call
	MaxParticipants       = 1000 // of one channel
	MaxTitleChars         = 256
	MaxDescriptionChars   = 2048
	MaxChannelMetadata    = 16 << 10
	MaxKeyChars           = 128
)

// ChannelDraft is a channel as somebody wants it.
type ChannelDraft struct {
	Participants []string
	Type         string
	Exposed      bool
	Title        string
	Description  string
	Metadata     jsontext.Value
	Distinct     bool
	History      string
	Invite       string
	UUID         *string // Check wants one
}

// NewChannel is a draft that kept the rules.
type NewChannel struct {
	Info
	Hash []byte // of everything asked for: the same uuid with another hash is another request
}

// Check turns a draft of creator ("" for a server) into a channel, or says what is wrong with it.
func (d ChannelDraft) Check(creator UserID) (NewChannel, error) {
	users, err := UserSet(d.Participants, "/participants")
	if err != nil {
		return NewChannel{}, err
	}
	if creator != "" {
		users = withUser(users, creator)
	}
	info := Info{
		UUID: *d.UUID, Exposed: d.Exposed, Distinct: d.Distinct, Title: d.Title, Description: d.Description,
		Participants: users, CreatedBy: creator,
	}
	if err := d.checkWords(&info); err != nil {
		return NewChannel{}, err
	}
	if err := d.checkPeople(info, creator); err != nil {
		return NewChannel{}, err
	}
	if info.Metadata, err = Metadata(d.Metadata, MaxChannelMetadata, "/metadata"); err != nil {
		return NewChannel{}, err
	}
	hash, err := hashOf(channelRequest{
		Version: 1, Participants: users, Type: info.Type, Exposed: info.Exposed, Title: info.Title, Description: info.Description,
		Metadata: info.Metadata, Distinct: info.Distinct, History: info.History, OwnersInvite: info.Invite == InviteOwners,
	})
	return NewChannel{Info: info, Hash: hash}, err
}

// channelRequest is what a creation asked for, in the form that is hashed. Hashes are kept for ever: a new
// field is left out where it says nothing, and no field changes its name or meaning.
type channelRequest struct {
	Version      int            `json:"v"`
	Participants []UserID       `json:"participants"`
	Type         ChannelType    `json:"type"`
	Exposed      bool           `json:"exposed"`
	Title        string         `json:"title"`
	Description  string         `json:"description"`
	Metadata     jsontext.Value `json:"metadata"`
	Distinct     bool           `json:"distinct"`
	History      History        `json:"history"`
	OwnersInvite bool           `json:"owners_invite,omitzero"`
}

func (d ChannelDraft) checkWords(info *Info) error {
	var err error
	if info.Type, err = channelType(cmp.Or(d.Type, string(Group)), "/type"); err != nil {
		return err
	}
	switch History(d.History) {
	case "", HistoryAll:
		info.History = HistoryAll
	case HistoryJoining:
		info.History = HistoryJoining
	default:
		return RefuseField(InvalidValue, "/history", "must be all or joining")
	}
	if info.Invite, err = parseInvite(d.Invite); err != nil {
		return err
	}
	if utf8.RuneCountInString(d.Title) > MaxTitleChars {
		return RefuseField(InvalidValue, "/title", "longer than 256 characters")
	}
	if utf8.RuneCountInString(d.Description) > MaxDescriptionChars {
		return RefuseField(InvalidValue, "/description", "longer than 2,048 characters")
	}
	return CheckKey(info.UUID, "/uuid")
}

func channelType(word, at string) (ChannelType, error) {
	switch word {
	case "GROUP", "MULTI": // globaliD's MULTI is a group
		return Group, nil
	case "PERSONAL":
		return Personal, nil
	}
	return "", RefuseField(InvalidValue, at, "must be PERSONAL or GROUP")
}

// ChannelTypes reads the types that somebody asks for.
func ChannelTypes(words []string, at string) ([]ChannelType, error) {
	var types []ChannelType
	for i, word := range words {
		place := at
		if strings.HasPrefix(at, "/") { // a pointer, and no parameter's name
			place += "/" + strconv.Itoa(i)
		}
		if word == string(Announcements) { // which nobody makes, and everybody may look for
			types = append(types, Announcements)
			continue
		}
		t, err := channelType(word, place)
		if err != nil {
			return nil, err
		}
		types = append(types, t)
	}
	return types, nil
}

func (d ChannelDraft) checkPeople(info Info, creator UserID) error {
	n := len(info.Participants)
	switch {
	case n > MaxListedParticipants:
		return RefuseField(InvalidValue, "/participants", "more than 100; create the channel with 100 and add the others")
	case info.Type == Personal && n != 2:
		return RefuseField(InvalidValue, "/participants", "a PERSONAL channel has exactly two, the caller among them")
	case info.Type == Personal && info.Distinct:
		return RefuseField(InvalidValue, "/distinct", "is for GROUP channels; a PERSONAL one is the only one of its two people anyway")
	case n == 0 && creator != "":
		return RefuseField(InvalidValue, "/participants", "only a server may make a channel without participants")
	}
	return nil
}

// UserSet reads a list of user ids as a set, in order of their bytes.
func UserSet(texts []string, at string) ([]UserID, error) {
	users := make([]UserID, 0, len(texts))
	for i, text := range texts {
		user, err := ParseUserID(text)
		if err != nil {
			return nil, RefuseField(InvalidValue, at+"/"+strconv.Itoa(i), "not a user id: 1 to 128 bytes of UTF-8 without control characters and U+FFFD, and not me, . or ..")
		}
		users = append(users, user)
	}
	slices.Sort(users)
	return slices.Compact(users), nil
}

func withUser(users []UserID, user UserID) []UserID {
	at, found := slices.BinarySearch(users, user)
	if found {
		return users
	}
	return slices.Insert(slices.Clone(users), at, user)
}

// WithUser is the set users with one more.
func WithUser(users []UserID, user UserID) []UserID { return withUser(users, user) }

// With is the description with one more participant, who makes them count in all; a set too large to be
// listed is not kept.
func (i Info) With(user UserID, count int) Info {
	if i.Participants == nil || count > MaxListedParticipants {
		i.Participants = nil
		return i
	}
	i.Participants = withUser(i.Participants, user)
	return i
}

// ChannelPatch is a JSON merge patch of what describes a channel; an absent member is nil, and null is what
// the field is without a value.
type ChannelPatch struct {
	Title, Description, Exposed, Invite, Metadata jsontext.Value
}

// Patch is the description with a patch applied.
func (i Info) Patch(p ChannelPatch) (Info, error) {
	var err error
	if i.Title, err = patchText(i.Title, p.Title, MaxTitleChars, "/title"); err != nil {
		return i, err
	}
	if i.Description, err = patchText(i.Description, p.Description, MaxDescriptionChars, "/description"); err != nil {
		return i, err
	}
	switch p.Exposed.Kind() {
	case 0:
	case 't':
		if !i.Exposed && i.Type.Fixed() {
			return i, Refuse(Conflict, "a "+string(i.Type)+" channel cannot be exposed: nobody may join it; only a GROUP can")
		}
		i.Exposed = true
	case 'f', 'n':
		i.Exposed = false
	default:
		return i, RefuseField(InvalidRequest, "/exposed", "must be true or false")
	}
	if i.Invite, err = patchInvite(i.Invite, p.Invite); err != nil {
		return i, err
	}
	switch p.Metadata.Kind() {
	case 0:
	case 'n':
		i.Metadata = jsontext.Value("{}")
	default:
		i.Metadata, err = MergePatch(i.Metadata, p.Metadata, MaxChannelMetadata, "/metadata")
	}
	return i, err
}

func patchInvite(before Invite, patch jsontext.Value) (Invite, error) {
	var word *string
	if len(patch) == 0 {
		return before, nil
	}
	if json.Unmarshal(patch, &word) != nil {
		return before, RefuseField(InvalidRequest, "/invite", "must be members or owners, or null")
	}
	if word == nil {
		return InviteMembers, nil
	}
	if *word == "" {
		return before, RefuseField(InvalidValue, "/invite", "must be members or owners")
	}
	return parseInvite(*word)
}

func patchText(before string, patch jsontext.Value, limit int, at string) (string, error) {
	var text *string
	if len(patch) == 0 {
		return before, nil
	}
	if json.Unmarshal(patch, &text) != nil {
		return before, RefuseField(InvalidRequest, at, "must be a text, or null")
	}
	if text == nil {
		return "", nil
	}
	if utf8.RuneCountInString(*text) > limit {
		return before, RefuseField(InvalidValue, at, "longer than "+strconv.Itoa(limit)+" characters")
	}
	return *text, nil
}

// Says reports whether two descriptions say the same of everything that a patch can change.
func (i Info) Says(other Info) bool {
	return i.Title == other.Title && i.Description == other.Description && i.Exposed == other.Exposed && i.Invite == other.Invite && SameJSON(i.Metadata, other.Metadata)
}

// ID names the channel by who makes it and its uuid, so that a repeat finds it without an index.
func (c NewChannel) ID(app AppID) ChannelID {
	h := sha256.New()
	for _, part := range []string{string(app), string(c.CreatedBy), c.UUID} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return NewChannelID([16]byte(h.Sum(nil)))
}

// Metadata is value as a compact JSON object of at most limit bytes; an absent one is {}.
func Metadata(value jsontext.Value, limit int, at string) (jsontext.Value, error) {
	if len(value) == 0 {
		return jsontext.Value("{}"), nil
	}
	compact, err := normal(value)
	if err != nil || compact.Kind() != '{' {
		return nil, RefuseField(InvalidRequest, at, "must be an object")
	}
	if len(compact) > limit {
		return nil, RefuseField(InvalidValue, at, "longer than "+strconv.Itoa(limit)+" bytes")
	}
	return compact, checkReadable(compact, at)
}

// normal is a value without spaces, its texts without escapes that they can do without: how a client spells
// them does not count against it. Numbers stay as they were written.
func normal(value jsontext.Value) (jsontext.Value, error) {
	value = value.Clone()
	return value, value.Format(jsontext.PreserveRawStrings(false))
}

// maxDepth is how deep JSON of clients may be nested: far above what anybody means, and far below what
// readers refuse.
const maxDepth = 64

// checkReadable refuses what some readers of JSON refuse, and would miss all else that comes with it for.
func checkReadable(value jsontext.Value, at string) error {
	decoder := jsontext.NewDecoder(bytes.NewReader(value))
	for {
		token, err := decoder.ReadToken()
		if err != nil {
			return nil // the end: the value was read before
		}
		if decoder.StackDepth() > maxDepth {
			return RefuseField(InvalidValue, at, "nested deeper than "+strconv.Itoa(maxDepth))
		}
		if token.Kind() != '0' {
			continue
		}
		if _, err := strconv.ParseFloat(token.String(), 64); err != nil {
			return RefuseField(InvalidValue, at, "has a number beyond those of 64 bits")
		}
	}
}

// SameJSON reports whether two values say the same, whatever the order of their members.
func SameJSON(a, b jsontext.Value) bool { return bytes.Equal(canonical(a), canonical(b)) }

func canonical(v jsontext.Value) jsontext.Value {
	v = v.Clone()
	_ = v.Format(jsontext.ReorderRawObjects(true)) // an invalid value stays as it is
	return v
}

// HasMembers reports whether object has every member of wanted, with an equal value.
func HasMembers(object, wanted jsontext.Value) bool {
	var have, want map[string]jsontext.Value
	if json.Unmarshal(object, &have) != nil || json.Unmarshal(wanted, &want) != nil {
		return false
	}
	for name, value := range want {
		if got, ok := have[name]; !ok || !SameJSON(got, value) {
			return false
		}
	}
	return true
}

// hashOf is the SHA-256 of v's JSON with its members in order.
func hashOf(v any) ([]byte, error) {
	text, err := json.Marshal(v, json.Deterministic(true))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(canonical(text))
	return sum[:], nil
}
