package live

import (
	"context"
	"log/slog"
)

// Release has what messages carry no more cleared away, as a stream's records say. Each record stands for itself: what
// fails is reported, and comes again.
func (s *Service) Release(ctx context.Context, records []Record) Report {
	var report Report
	for _, r := range records {
		if r.Err != nil {
			slog.ErrorContext(ctx, "a record cannot be read", "record", r.ID, "item", r.Item, "app", r.App, "error", r.Err.Error())
			report.Poison = append(report.Poison, r.ID)
			continue
		}
		if err := s.release(ctx, r); err != nil {
			slog.ErrorContext(ctx, "a record has to come again", "record", r.ID, "app", r.App, "error", err.Error())
			report.Failed = append(report.Failed, r.ID)
		}
	}
	return report
}

func (s *Service) release(ctx context.Context, r Record) error {
	switch {
	case r.Uncarried != nil:
		return s.messaging.Uncarry(ctx, r.App, r.Channel, r.Uncarried.Sequence, r.Uncarried.Contents)
	case r.Dropped != "":
		return s.messaging.DropContent(ctx, r.App, r.Dropped)
	}
	return nil
}
