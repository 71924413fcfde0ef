package parley

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// Platform is whose service pushes to a device.
type Platform string

// The platforms.
const (
	APNs Platform = "apns"
	FCM  Platform = "fcm"
)

// Limits of devices.
const (
	MaxDevices       = 25 // a person; who puts one more loses the one that was put longest ago
	MaxDeviceIDChars = 64
	MaxTokenBytes    = 1024
	minAPNsToken     = 64 // 32 bytes in hexadecimal; Apple says that they may become more
)

// Device is something that a person carries, and that their news is pushed to.
type Device struct {
	ID       string // its own, or its owner's, name for it
	Platform Platform
	Token    string // the platform's name for it
	Session  string // the session that put it, and that it gets pushes as long as; "" for a server
	PutAt    time.Time
	Endpoint string // what pushes are addressed to, once one was made since the device was put

	Refusals  int // how often its platform refused it since it was put
	RefusedAt time.Time
}

// Is reports whether two devices are the same to their platform.
func (d Device) Is(other Device) bool { return d.Platform == other.Platform && d.Token == other.Token }

// Canonical is the device with its token in the one way in which it is compared: hexadecimal digits have no case.
func (d Device) Canonical() Device {
	if d.Platform == APNs {
		d.Token = strings.ToLower(d.Token)
	}
	return d
}

// Check refuses a device that cannot be one.
func (d Device) Check() error {
	if d.ID == "" || len(d.ID) > MaxDeviceIDChars || strings.IndexFunc(d.ID, outsideDeviceID) >= 0 {
		return RefuseField(InvalidValue, "id", "a device is named by 1 to 64 of A–Z a–z 0–9 _ -")
	}
	if d.Platform != APNs && d.Platform != FCM {
		return RefuseField(InvalidValue, "/platform", "must be apns or fcm")
	}
	if d.Token == "" || len(d.Token) > MaxTokenBytes || strings.IndexFunc(d.Token, outsideToken) >= 0 {
		return RefuseField(InvalidValue, "/token", "must be 1 to 1,024 printable characters of ASCII without spaces")
	}
	if raw, err := hex.DecodeString(d.Token); d.Platform == APNs && (err != nil || 2*len(raw) < minAPNsToken) {
		return RefuseField(InvalidValue, "/token", "must be, of APNs, its bytes in hexadecimal: 64 digits or more, an even number")
	}
	return nil
}

func outsideToken(r rune) bool { return r <= ' ' || r > '~' }

func outsideDeviceID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-'
}

// Devices are what a person put, the one put last at the end.
type Devices struct {
	User     UserID
	All      []Device
	Revision int64 // raised by every write of what was put; writers go by it
}

// Put is the devices with one more, or in place of the one of its name. Another of the same token is it, too.
func (d Devices) Put(one Device) Devices {
	kept := d.without(func(each Device) bool { return each.ID == one.ID || each.Is(one) })
	kept.All = append(kept.All, one)
	slices.SortStableFunc(kept.All, func(a, b Device) int { return cmp.Compare(a.PutAt.UnixMilli(), b.PutAt.UnixMilli()) })
	kept.All = kept.All[max(0, len(kept.All)-MaxDevices):]
	return kept
}

// Remove is the devices without the one of a name.
func (d Devices) Remove(id string) Devices {
	return d.without(func(each Device) bool { return each.ID == id })
}

// Give is the devices without the one that somebody else has by now.
func (d Devices) Give(one Device) Devices { return d.without(one.Is) }

// Drop is the devices without one, unless it was put again since.
func (d Devices) Drop(one Device) Devices {
	return d.without(func(each Device) bool { return each.Is(one) && each.PutAt.Equal(one.PutAt) })
}

func (d Devices) without(gone func(Device) bool) Devices {
	d.All = slices.DeleteFunc(slices.Clone(d.All), gone)
	return d
}
