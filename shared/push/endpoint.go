package push

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// errBad is a device whose platform does not know its token, or no more. Its app puts another when it runs.
var errBad = errors.New("no device has this token any more")

// pushOne pushes what is unread to each device of somebody, with the count of all that is.
func (s *Service) pushOne(ctx context.Context, n news, p person) (tally, error) {
	var (
		done   tally
		failed error
		count  badge
		err    error
	)
	if count.Unread, count.Known, err = s.messaging.Badge(ctx, n.app, p.User, p.blocks); err != nil {
		return done, err
	}
	for _, d := range p.live {
		application, key := s.platforms.of(n.app.Environment, d.Platform)
		if application == "" {
			continue
		}
		sent, err := s.pushDevice(ctx, target{n.app.ID, p.User, d, application, key}, n.unread(p.Member, p.blocks), count)
		done.Pushed += sent
		if errors.Is(err, errBad) {
			done.Bad++
			err = s.forget(ctx, n.app.ID, p.devices, d)
		}
		failed = errors.Join(failed, err)
	}
	return done, failed
}

// target is a device, and how it is reached.
type target struct {
	app         parley.AppID
	user        parley.UserID
	device      parley.Device
	application string
	key         string
}

func (s *Service) pushDevice(ctx context.Context, t target, messages []parley.Message, count badge) (sent int, err error) {
	for _, m := range messages {
		text, err := payload(t.key, m, count)
		if err != nil {
			return sent, err
		}
		if err := s.publish(ctx, &t, m, text); err != nil {
			return sent, err
		}
		sent++
	}
	return sent, nil
}

// publish makes sure of the device's endpoint, and pushes. An endpoint that is gone is made anew. SNS disables one
// whose token the platform refused: it has one more chance, since a platform application of the wrong kind disables
// all of them, and then the token is bad.
func (s *Service) publish(ctx context.Context, t *target, m parley.Message, text string) error {
	for range 3 {
		if t.device.Endpoint == "" {
			if err := s.connect(ctx, t); err != nil {
				return err
			}
		}
		_, err := s.sns.Publish(ctx, &sns.PublishInput{
			TargetArn: &t.device.Endpoint, Message: &text, MessageStructure: aws.String("json"), MessageAttributes: attributes(m),
		})
		var (
			disabled *types.EndpointDisabledException
			gone     *types.NotFoundException
		)
		switch {
		case errors.As(err, &disabled) && t.device.Revived:
			return errBad
		case errors.As(err, &disabled):
			t.device.Endpoint, t.device.Revived = "", true
		case errors.As(err, &gone):
			t.device.Endpoint = ""
		case err != nil:
			return fmt.Errorf("publish: %w", err)
		default:
			return nil
		}
	}
	return errors.New("publish: the endpoint does not stay")
}

// inUse is the endpoint that SNS names where there is one of the same token with other attributes.
var inUse = regexp.MustCompile(`arn:\S+:endpoint/\S+`)

// connect makes the endpoint of a device, or finds the one that there is, and enables it: who put the token says that
// it is good.
func (s *Service) connect(ctx context.Context, t *target) error {
	made, err := s.sns.CreatePlatformEndpoint(ctx, &sns.CreatePlatformEndpointInput{
		PlatformApplicationArn: &t.application, Token: &t.device.Token,
	})
	var invalid *types.InvalidParameterException
	switch {
	case errors.As(err, &invalid):
		if t.device.Endpoint = inUse.FindString(invalid.ErrorMessage()); t.device.Endpoint == "" {
			return errBad
		}
	case err != nil:
		return fmt.Errorf("create endpoint: %w", err)
	default:
		t.device.Endpoint = aws.ToString(made.EndpointArn)
	}
	_, err = s.sns.SetEndpointAttributes(ctx, &sns.SetEndpointAttributesInput{
		EndpointArn: &t.device.Endpoint, Attributes: map[string]string{"Enabled": "true", "Token": t.device.Token},
	})
	if err != nil {
		return fmt.Errorf("enable endpoint: %w", err)
	}
	return s.store.NoteEndpoint(ctx, t.app, t.user, t.device)
}

// forget takes a bad device away. Where others changed the devices meanwhile, the next push finds it again.
func (s *Service) forget(ctx context.Context, app parley.AppID, devices parley.Devices, bad parley.Device) error {
	b := s.store.Batch()
	now := b.Devices(app, devices.User)
	if err := b.Run(ctx); err != nil {
		return err
	}
	left := now.Value.Give(bad)
	if len(left.All) == len(now.Value.All) {
		return nil
	}
	err := s.store.MoveDevices(ctx, app, store.DevicesMove{From: now.Value, To: left})
	if errors.Is(err, store.ErrStale) {
		return nil
	}
	return err
}

// logPush says why somebody could not be pushed to: never who, by which token, or of what.
func logPush(ctx context.Context, app parley.AppID, err error) {
	var api interface{ ErrorCode() string }
	code := "none"
	if errors.As(err, &api) {
		code = api.ErrorCode()
	}
	slog.WarnContext(ctx, "push", "app", app, "code", code)
}
