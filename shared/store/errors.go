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
	"github.com/parleyhq/parley/shared/retry"
)

// errCondition is one failed condition of a transaction, or of a single write.
var errCondition = errors.New("condition failed")

// errDamaged is an item that cannot be read as what it should be. No repeat mends it.
var errDamaged = errors.New("damaged item")

// writeError says in our words how an attempt at a write ended.
func writeError(op string, err error) error {
	var (
		api           smithy.APIError
		response      *awshttp.ResponseError
		serialisation *smithy.SerializationError
		parameters    *smithy.InvalidParamsError
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &serialisation), errors.As(err, &parameters), errors.Is(err, errDamaged):
		return fmt.Errorf("%s: %w", op, err) // ours: it was never sent, or not understood
	case !errors.As(err, &api):
		return fmt.Errorf("%s: %w: %w", op, retry.ErrUnknown, err) // no answer came
	case throttled(api.ErrorCode()), isConflict(err):
		return fmt.Errorf("%s: %w: %w", op, retry.ErrBusy, err)
	case errors.As(err, &response) && response.HTTPStatusCode() >= http.StatusInternalServerError,
		api.ErrorCode() == "TransactionInProgressException":
		return fmt.Errorf("%s: %w: %w", op, retry.ErrUnknown, err)
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
	return errors.Is(err, retry.ErrBusy) || errors.Is(err, retry.ErrUnknown)
}

// retryRead makes a read until it succeeds, fails for good, or has been tried often enough.
func retryRead(ctx context.Context, op string, read func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, readPatience)
	defer cancel()
	var err error
	for n := range readAttempts {
		if n > 0 && retry.Pause(ctx, n) != nil {
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
