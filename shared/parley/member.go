package parley

import (
	"cmp"
	"time"
)

// Role says what a participant may do.
type Role string

// The roles.
const (
	RoleOwner    Role = "owner"
	RoleMember   Role = "member"
	RoleReadOnly Role = "read_only"
)

// ParseRole reads the role that somebody asks for.
func ParseRole(word, at string) (Role, error) {
	switch role := Role(word); role {
	case RoleOwner, RoleMember, RoleReadOnly:
		return role, nil
	}
	return "", RefuseField(InvalidValue, at, "must be owner, member or read_only")
}

// Folder is where a channel lies in a participant's list.
type Folder string

// The folders. A PERSONAL channel from somebody new can wait in requests; answering it takes it to the inbox.
const (
	Inbox    Folder = "inbox"
	Requests Folder = "requests"
	Declined Folder = "declined"
)

// Member is one participant of one channel: their role and watermarks.
type Member struct {
	User      UserID
	Role      Role
	First     int64 // first_sequence_id: entries below are not theirs to read
	Joined    int64 // the last entry when they joined; a recipient only of what comes after
	Delivered int64 // delivered to them up to here
	Seen      int64 // seen by them up to here; never above Delivered
	Own       Runs  // their own entries above Seen, as far as kept
	OwnLost   int64 // how many more own entries above Seen there are, all below Own
	Revision  int64 // raised by every write of this item; writers go by it and by Change
	JoinedAt  time.Time
	Folder    Folder // "" is the inbox
	Change    int64  // the change by which they joined, 0 for the first participants
	Marker    Marker
	Marks     int64 // how often their watermarks were moved, their own sends aside
	LostTo    int64 // up to here own entries above Seen are that neither Own nor OwnLost counts; see From
}

// Marker is who moved a participant's watermarks last, beside their own sends.
type Marker struct {
	Session    string // the session that did, "" for a server
	Connection string // the connection that it came on, "" over HTTP
	Reached    int64  // the entry that this mark named; a watermark may stand higher, by an earlier one
	At         time.Time
}

// LiesIn is the folder of the channel.
func (m Member) LiesIn() Folder { return cmp.Or(m.Folder, Inbox) }

// Move is the member after they put the channel into a folder.
func (m Member) Move(to Folder) (moved Member, changed bool) {
	if m.LiesIn() == to {
		return m, false
	}
	if m.Folder = to; to == Inbox {
		m.Folder = ""
	}
	m.Revision++
	return m, true
}

// MayWrite reports whether the role may send.
func (m Member) MayWrite() bool { return m.Role != RoleReadOnly }

// Recipient reports whether entry n by author was for this member.
func (m Member) Recipient(n int64, author UserID) bool { return m.User != author && m.Joined < n }

// Unread counts the entries above the seen watermark that are not the member's own, in a channel
// whose last entry is last. A read may show the channel an instant older than the member; what the
// member's item proves to exist counts.
func (m Member) Unread(last int64) int64 {
	last = m.KnownLast(last)
	return last - m.Seen - m.OwnLost - m.Own.Count()
}

// KnownLast is the last entry of a channel whose head showed last: the member's item can prove a later one.
func (m Member) KnownLast(last int64) int64 { return max(last, m.Seen, m.Own.Max()) }

// Knows reports whether the member's item counts entry n, which the member wrote.
func (m Member) Knows(n int64) bool { return n <= m.Seen || n <= m.Own.Max() }

// Sent is the member after their own entry n, the channel's newest. Sending says nothing of entries
// by others: the watermark moves only for an author who had seen all before n.
func (m Member) Sent(n int64) Member {
	if m.Delivered == n-1 {
		m.Delivered = n
	}
	if m.Seen+m.OwnLost+m.Own.Count() == n-1 {
		m.Seen, m.Own, m.OwnLost = n, nil, 0
	} else {
		var lost int64
		m.Own, lost = m.Own.Add(n)
		m.OwnLost += lost
	}
	m.Delivered = max(m.Delivered, m.Seen)
	m.Folder = "" // who writes into it takes it
	m.Revision++
	return m
}

// MarkDelivered is the member after everything up to n reached them. Watermarks only rise.
func (m Member) MarkDelivered(n int64) (marked Member, moved bool) {
	if n <= m.Delivered {
		return m, false
	}
	m.Delivered = n
	m.Revision++
	return m, true
}

// NeedsCount reports whether MarkSeen(n) has to be told how many own entries lie in (Seen, n],
// because the item no longer knows which they are.
func (m Member) NeedsCount(n int64) bool {
	return m.OwnLost > 0 && n > m.Seen && len(m.Own) > 0 && n < m.Own[0]-1
}

// MarkSeen is the member after they saw everything up to n. Own is how many own entries lie in
// (Seen, n]; it counts only where NeedsCount says so.
func (m Member) MarkSeen(n, own int64) (marked Member, moved bool) {
	if n <= m.Seen {
		return m, false
	}
	if m.NeedsCount(n) {
		m.OwnLost -= own
	} else {
		m.OwnLost = 0
	}
	m.Seen, m.Own = n, m.Own.Above(n)
	m.Delivered = max(m.Delivered, n)
	m.Revision++
	return m, true
}

// Clear is the member after they cleared their history up to entry n: what is cleared is seen. Own is as
// for MarkSeen.
func (m Member) Clear(n, own int64) (cleared Member, moved bool) {
	if n < m.First {
		return m, false
	}
	cleared, _ = m.MarkSeen(n, own)
	cleared.First, cleared.Revision = n+1, m.Revision+1
	return cleared, true
}

// From is the member in a channel whose first entry is first, by now: as if they had cleared their history below.
// That counts as a move of their watermarks, and is never stored. Where the item does not know any more how many
// of their own entries lie above, Uncounted is where they do: they are to be counted before the rest is believed.
func (m Member) From(first int64) Member {
	if first <= 1 {
		return m
	}
	m.First, m.Marks = max(m.First, first), m.Marks+first-1
	m.Delivered = max(m.Delivered, first-1)
	if first-1 <= m.Seen {
		return m
	}
	if m.NeedsCount(first - 1) {
		m.LostTo = m.Own[0] - 1
	}
	m.Seen, m.Own, m.OwnLost = first-1, m.Own.Above(first-1), 0
	return m
}

// Uncounted is where a member's own entries lie that their item does not know any more; mostly nowhere.
func (m Member) Uncounted() Span { return Span{First: m.Seen + 1, Last: m.LostTo} }

// Counted is the member with how many of their own entries there are where they were uncounted.
func (m Member) Counted(own int64) Member {
	m.OwnLost, m.LostTo = m.OwnLost+own, 0
	return m
}

// Status is what a recipient's watermarks say of entry n.
func (m Member) Status(n int64) string {
	switch {
	case m.Seen >= n:
		return "seen"
	case m.Delivered >= n:
		return "delivered"
	}
	return "sent"
}

// MessageReceipts says whether entry n by author reached and was seen by every recipient; both are
// false where there is none.
func MessageReceipts(members []Member, n int64, author UserID) (delivered, seen bool) {
	recipients := 0
	delivered, seen = true, true
	for _, m := range members {
		if !m.Recipient(n, author) {
			continue
		}
		recipients++
		delivered = delivered && m.Delivered >= n
		seen = seen && m.Seen >= n
	}
	return delivered && recipients > 0, seen && recipients > 0
}
