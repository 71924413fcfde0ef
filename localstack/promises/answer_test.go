package promises

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
)

// P1 and P2: what an answer says is there is there for every reading that begins after it. A repeat can
// learn of a message before all items of its transaction can be seen, and must not tell before.
func TestWhatIsAnsweredIsThere(t *testing.T) {
	d := start(t)
	ann, bob := d.server.as("ann"), d.server.as("bob")
	id := ann.group("channel", bob.user)
	d.faulty("torn=150ms")
	var mu sync.Mutex
	repeats := 0
	for n := range int64(scaled(24)) {
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				a := ann.must(http.MethodPost, "/v1/messages", text("hello", id), "Idempotency-Key", fmt.Sprint("key", n))
				var m message
				a.into(&m)
				d.isThere(ann, bob, id, m)
				if a.status == http.StatusOK {
					mu.Lock()
					repeats++
					mu.Unlock()
				}
			})
		}
		group.Wait()
	}
	d.demandFaults("torn", "locked")
	if repeats == 0 {
		t.Error("nothing was answered as a repeat")
	}
}

// isThere reads an entry in every way there is.
func (d *deployment) isThere(author, reader *device, id string, m message) {
	if c := get[channel](reader, "/v1/channels/"+id); c.Last < m.Sequence || c.Unread < m.Sequence {
		d.t.Errorf("entry %d was answered, and then the channel shows %+v", m.Sequence, c)
	}
	if c := get[channel](author, "/v1/channels/"+id); c.Last < m.Sequence || c.Unread != 0 {
		d.t.Errorf("entry %d was answered, and then the channel shows its author %+v", m.Sequence, c)
	}
	shown := get[listing](reader, "/v1/channels/"+id+"/messages?order=desc")
	if all := shown.Data.Messages; len(all) == 0 || all[0].Sequence < m.Sequence {
		d.t.Errorf("entry %d was answered, and then the list shows %+v", m.Sequence, all)
	}
	reader.must(http.MethodPut, "/v1/messages/"+m.ID+"/delivered", nil)
	reader.must(http.MethodPut, "/v1/channels/"+id+"/delivered", object{"sequence_id": m.Sequence})
}
