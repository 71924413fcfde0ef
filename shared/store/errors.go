package store

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"

	"github.com/parleyhq/parley/shared/parley"
)

// ErrBusy ends an attempt at a write that certainly changed nothing and may be made again: a conflict
// with another transaction, or a throttle.
var ErrBusy = errors.New("busy: nothing was written")

// ErrUnknown ends an attempt at a write of which nobody knows whether it happened: a timeout, a lost
// connection, a 5xx. Read before you write again.
var ErrUnknown = errors.New("outcome unknown")

// errCondition is one failed condition of a transaction, or of a single write.
var errCondition = errors.New("condition failed")

// writeError says in our words how an attempt at a write ended.
func writeError(op string, err error) error {
	var (
		api      smithy.APIError
		response *awshttp.ResponseError
	)
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &api):
		return fmt.Errorf("%s: %w: %w", op, ErrUnknown, err) // no answer came
	case throttled(api.ErrorCode()), isConflict(err):
		return fmt.Errorf("%s: %w: %w", op, ErrBusy, err)
	case errors.As(err, &response) && response.HTTPStatusCode() >= http.StatusInternalServerError,
		api.ErrorCode() == "TransactionInProgressException":
		return fmt.Errorf("%s: %w: %w", op, ErrUnknown, err)
	}
	return fmt.Errorf("%s: %w", op, err)
}

func throttled(code string) bool {
	switch code {
	case "ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingError", "ProvisionedThroughputExceeded":
		return true
	}
	return false
}

func isConflict(err error) bool {
	var conflict *types.TransactionConflictException
	return errors.As(err, &conflict)
}

// readError says how a read ended for good: what may pass by itself is try_again, since a read
// changes nothing.
func readError(op string, err error) error {
	if passing(err) {
		return fmt.Errorf("%s: %w: %w", op, parley.Refuse(parley.TryAgain, "the database did not answer in time; nothing happened"), err)
	}
	return fmt.Errorf("%s: %w", op, err)
}

// passing reports whether a read that ended so may succeed when it is made again.
func passing(err error) bool {
	err = writeError("", err)
	return errors.Is(err, ErrBusy) || errors.Is(err, ErrUnknown)
}

// retryRead makes a read until it succeeds, fails for good, or has been tried often enough.
func retryRead(ctx context.Context, op string, read func(context.Context) error) error {
	var err error
	for n := range readAttempts {
		if n > 0 && Pause(ctx, n) != nil {
			break
		}
		attempt, cancel := context.WithTimeout(ctx, attemptTimeout)
		err = read(attempt)
		cancel()
		if err == nil {
			return nil
		}
		if !passing(err) {
			break
		}
	}
	return readError(op, err)
}
