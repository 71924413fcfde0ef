package live

import (
	"context"
	"errors"
	"log/slog"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// Record is one record of a stream.
type Record = store.Record

// Limits of one batch.
const (
	groupsSideBySide = 8   // channels and people whose news is read at once
	postedHere       = 500 // connections; more are left to the queue
)

// Report is what became of a batch.
type Report struct {
	tally
	Failed []string // the first record of each channel or person that has to come again
	Poison []string // the records that no repeat mends
}

// subject is whom records concern: a channel, or a person.
type subject struct {
	app     parley.AppID
	channel parley.ChannelID // "" for a person
	user    parley.UserID    // "" for a channel
}

// group is the records of a batch that concern one subject, in their order.
type group struct {
	subject
	records []Record
}

// FanOut tells everybody concerned what a stream's records say. What fails is reported, and comes again with
// what follows it; that somebody hears of something twice does no harm. A peer that does not answer is no
// failure: its connection is dropped, and its client finds the news by a sync. Listeners hear beside that, and nobody
// waits for them but the report; bells ring last, for what does not come again.
func (s *Service) FanOut(ctx context.Context, records []Record) Report {
	var report Report
	groups := report.groups(ctx, records)
	heard := make(chan []error, 1)
	go func() { heard <- each(groups, func(_ int, g group) error { return s.hear(ctx, g) }) }()
	notices := make([][]notice, len(groups))
	failures := each(groups, func(i int, g group) (err error) {
		notices[i], err = s.notices(ctx, g)
		return err
	})
	var told error // what there is to tell sockets is told whatever failed
	report.tally, told = s.tellAll(ctx, slices.Concat(notices...))
	for i, err := range <-heard {
		if err := errors.Join(failures[i], told, err); err != nil {
			report.fail(ctx, err, groups[i])
		}
	}
	s.ring(ctx, report.done(records))
	return report
}

// each does something about groups side by side, and says how each of them ended.
func each(groups []group, do func(int, group) error) []error {
	failures := make([]error, len(groups))
	var doing errgroup.Group
	doing.SetLimit(groupsSideBySide)
	for i, g := range groups {
		doing.Go(func() error {
			failures[i] = do(i, g)
			return nil
		})
	}
	_ = doing.Wait() // each says how it ended in failures
	return failures
}

// done are the records before the first that comes again: everything after that one comes with it.
func (r *Report) done(records []Record) []Record {
	again := slices.IndexFunc(records, func(each Record) bool {
		return slices.Contains(r.Failed, each.ID) || slices.Contains(r.Poison, each.ID)
	})
	if again < 0 {
		return records
	}
	return records[:again]
}

// ring has the bells ring for what happened in channels.
func (s *Service) ring(ctx context.Context, records []Record) {
	each(new(Report).groups(ctx, records), func(_ int, g group) error {
		for _, b := range s.bells {
			if g.channel != "" {
				b.Ring(ctx, g.app, g.channel, g.records)
			}
		}
		return nil
	})
}

// groups sorts the records by whom they concern. One that cannot be read is reported at once.
func (r *Report) groups(ctx context.Context, records []Record) []group {
	var groups []group
	at := map[subject]int{}
	for _, record := range records {
		if record.Err != nil {
			slog.ErrorContext(ctx, "a record cannot be read", "record", record.ID, "item", record.Item, "app", record.App, "error", record.Err.Error())
			r.Poison = append(r.Poison, record.ID)
			continue
		}
		of, ok := concerning(record)
		if !ok {
			continue
		}
		i, known := at[of]
		if !known {
			i = len(groups)
			at[of] = i
			groups = append(groups, group{subject: of})
		}
		groups[i].records = append(groups[i].records, record)
	}
	return groups
}

// concerning says which channel or person a record is of; ok is false where nobody has to be told.
func concerning(r Record) (of subject, ok bool) {
	switch {
	case r.Message != nil, r.Change != nil, r.Receipt != nil, r.Opened != nil:
		return subject{app: r.App, channel: r.Channel}, true
	case r.Identity != nil:
		return subject{app: r.App, user: r.Identity.User}, true
	case r.Session != nil:
		return subject{app: r.App, user: r.Session.User}, true
	}
	return of, false
}

// fail reports that groups have to come again: their first records, and with them what follows.
func (r *Report) fail(ctx context.Context, err error, groups ...group) {
	for _, g := range groups {
		r.Failed = append(r.Failed, g.records[0].ID)
		slog.ErrorContext(ctx, "records have to come again", "record", g.records[0].ID, "records", len(g.records),
			"app", g.app, "channel", g.channel, "error", err.Error())
	}
}

// hear has the listeners hear of what happened in a channel.
func (s *Service) hear(ctx context.Context, g group) error {
	var failed error
	if g.channel != "" {
		for _, l := range s.listeners {
			failed = errors.Join(failed, l.Hear(ctx, g.app, g.channel, g.records))
		}
	}
	return failed
}

// notices is whom to tell what of a group's records.
func (s *Service) notices(ctx context.Context, g group) ([]notice, error) {
	if g.channel != "" {
		return s.channelNotices(ctx, g)
	}
	var notices []notice
	for _, r := range g.records {
		var (
			more []notice
			err  error
		)
		if r.Session != nil {
			more, err = s.sessionNotices(g.app, *r.Session)
		} else {
			more, err = s.identityNotices(ctx, g.app, *r.Identity)
		}
		if err != nil {
			return nil, err
		}
		notices = append(notices, more...)
	}
	return notices, nil
}

// tellAll delivers notices, or leaves to the queue what is too much or could not be done in time.
func (s *Service) tellAll(ctx context.Context, notices []notice) (tally, error) {
	mails, err := s.mails(ctx, notices)
	if err != nil {
		return tally{}, err
	}
	if len(mails) > postedHere {
		return s.enqueue(ctx, mails, 0)
	}
	posting, cancel := beforeTheEnd(ctx)
	total, err := s.deliver(posting, mails, false)
	cancel()
	if err != nil || len(total.left) == 0 {
		return total, err
	}
	queued, err := s.enqueue(ctx, total.left, 1)
	total.Jobs = queued.Jobs
	return total, err
}

// sortHappenings puts a channel's records in the order in which they happened: the two logs have one order,
// by the numbers that each entry has of the other. A stream keeps order per item only.
func sortHappenings(records []Record) []Record {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b Record) int {
		return slices.Compare(happened(a), happened(b))
	})
	return sorted
}

func happened(r Record) []int64 {
	switch {
	case r.Message != nil:
		return []int64{r.Message.Sequence, 0}
	case r.Change != nil:
		return []int64{r.Change.Sequence, r.Change.ID}
	case r.Opened != nil:
		return []int64{-1}
	}
	return nil // receipts are told of at the end
}
