package push

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"

	"github.com/parleyhq/parley/shared/parley"
	"github.com/parleyhq/parley/shared/store"
)

// errBad is a device whose platform does not know its token, or no more. Its app puts another when it runs.
var errBad = errors.New("no device has this token any more")

// errResting is a device that was refused a short while ago. Nothing is pushed to it until it is tried again.
var errResting = errors.New("refused, and not tried again yet")

// A device whose platform refuses it rests between tries, and is given up after so many: some days, in which a platform
// application of the wrong kind, which has all devices refused, is noticed and mended.
const (
	restTime    = 24 * time.Hour
	maxRefusals = 7
)

// pushOne pushes the newest message to each device of somebody, with the count of all that are unread.
func (s *Service) pushOne(ctx context.Context, n news, p person) (tally, error) {
	var (
		done   tally
		failed error
	)
	count, err := s.count(ctx, n, p)
	if err != nil {
		return done, err
	}
	newest := n.newest(p.Member, p.blocks)
	for _, d := range p.live {
		application, key := s.platforms.of(n.app.Environment, d.Platform)
		if application == "" {
			continue
		}
		err := s.pushDevice(ctx, target{n.app.ID, p.User, d, application, key}, newest, count)
		switch {
		case err == nil:
			done.Pushed++
		case errors.Is(err, errBad):
			done.Bad++
			err = s.forget(ctx, n.app.ID, p.User, d)
		case errors.Is(err, errResting):
			err = nil
		}
		failed = errors.Join(failed, err)
	}
	return done, failed
}

// badged is how many a channel may have whose members get a badge: a badge costs up to 400 read units, each of them one.
const badged = 100

func (s *Service) count(ctx context.Context, n news, p person) (b badge, err error) {
	if len(n.members) <= badged {
		b.Unread, b.Known, err = s.messaging.Badge(ctx, n.app, p.User, p.blocks)
	}
	return b, err
}

// target is a device, and how it is reached.
type target struct {
	app         parley.AppID
	user        parley.UserID
	device      parley.Device
	application string
	key         string
}

func (s *Service) pushDevice(ctx context.Context, t target, m parley.Message, count badge) error {
	text, err := payload(t.key, m, count)
	if err != nil {
		return err
	}
	return s.publish(ctx, &t, text, attributes(m, count))
}

// publish makes sure of the device's endpoint, and pushes. An endpoint that is gone is made anew. SNS disables one
// whose token the platform refused: it is enabled again as long as refused allows.
func (s *Service) publish(ctx context.Context, t *target, text string, headers map[string]types.MessageAttributeValue) error {
	for range 3 {
		if t.device.Endpoint == "" {
			if err := s.connect(ctx, t); err != nil {
				return err
			}
		}
		_, err := s.sns.Publish(ctx, &sns.PublishInput{
			TargetArn: &t.device.Endpoint, Message: &text, MessageStructure: aws.String("json"), MessageAttributes: headers,
		})
		var (
			disabled *types.EndpointDisabledException
			gone     *types.NotFoundException
		)
		switch {
		case errors.As(err, &disabled):
			if err := s.refused(&t.device); err != nil {
				return err
			}
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

// refused counts a refusal since the device was put, and has its endpoint made anew: at once the first time, after a
// rest the next times, and then no more.
func (s *Service) refused(d *parley.Device) error {
	switch now := s.now(); {
	case d.Refusals > 0 && now.Before(d.RefusedAt.Add(restTime)):
		return errResting
	case d.Refusals >= maxRefusals:
		return errBad
	default:
		d.Endpoint, d.Refusals, d.RefusedAt = "", d.Refusals+1, now
		return nil
	}
}

// inUse is the endpoint that SNS names where there is one of the same token with other attributes.
var inUse = regexp.MustCompile(`arn:\S+:endpoint/\S+`)

// aboutToken begins what SNS says of a token that cannot be one. What else it finds invalid, such as a platform
// application that is none, is no device's fault.
const aboutToken = "Invalid parameter: Token Reason:"

// connect makes the endpoint of a device, or finds the one that there is, and enables it: who put the token says that
// it is good.
func (s *Service) connect(ctx context.Context, t *target) error {
	made, err := s.sns.CreatePlatformEndpoint(ctx, &sns.CreatePlatformEndpointInput{
		PlatformApplicationArn: &t.application, Token: &t.device.Token,
	})
	var invalid *types.InvalidParameterException
	switch {
	case errors.As(err, &invalid) && strings.Contains(invalid.ErrorMessage(), aboutToken):
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

// forget takes a bad device away, unless it was put again meanwhile. Where others changed the devices, the next push
// finds it again.
func (s *Service) forget(ctx context.Context, app parley.AppID, user parley.UserID, bad parley.Device) error {
	b := s.store.Batch()
	now := b.Devices(app, user)
	if err := b.Run(ctx); err != nil {
		return err
	}
	left := now.Value.Drop(bad)
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
