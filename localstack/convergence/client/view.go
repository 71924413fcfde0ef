package client

// Unread counts the entries above my watermark that are not mine, not deleted and not hidden. It is only
// known where all of them are held.
func (r *Room) Unread(me string) (n int64, known bool) {
	for s := max(r.Own.Seen, r.Own.First-1) + 1; s <= r.Position.Sequence; s++ {
		e := r.Entries[s]
		if e == nil {
			return 0, false
		}
		if e.Author != me && !e.Deleted && !e.Hidden {
			n++
		}
	}
	return n, true
}

// Reached is where a watermark of somebody's stands once their own entries above it are passed over: a
// message implies that its author has it.
func (r *Room) Reached(user string, watermark int64) int64 {
	for e := r.Entries[watermark+1]; e != nil && e.Author == user; e = r.Entries[watermark+1] {
		watermark++
	}
	return watermark
}

// People are who is in the channel, with their roles.
func (r *Room) People() map[string]string {
	out := map[string]string{}
	for user, member := range r.Members {
		if !member.Gone {
			out[user] = member.Role
		}
	}
	return out
}

// Held is every entry from Low on in order, as far as there is no gap.
func (r *Room) Held() (out []*Entry) {
	for n := r.Low; n <= r.Position.Sequence; n++ {
		if e := r.Entries[n]; e != nil {
			out = append(out, e)
		}
	}
	return out
}
