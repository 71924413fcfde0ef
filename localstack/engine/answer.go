package engine

import (
	"context"
	"errors"
	"net/http"
	"time"
)

const pollEvery = 5 * time.Millisecond

// awaitAnswer waits until something answers HTTP at url, or its process has exited.
func awaitAnswer(ctx context.Context, url string, exited <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		if answer, err := client.Do(r); err == nil {
			_ = answer.Body.Close()
			return nil
		}
		select {
		case <-exited:
			return errors.New("the database ended while it started")
		case <-ctx.Done():
			return errors.New("the database does not answer")
		case <-tick.C:
		}
	}
}
