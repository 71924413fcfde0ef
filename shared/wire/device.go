package wire

import "github.com/parleyhq/parley/shared/parley"

// Device is something that its owner's news is pushed to. Its token is not shown.
type Device struct {
	ID        string          `json:"id"`
	Platform  parley.Platform `json:"platform"`
	UpdatedAt Time            `json:"updated_at"`
}

// DeviceOf shapes a device.
func DeviceOf(d parley.Device) Device {
	return Device{ID: d.ID, Platform: d.Platform, UpdatedAt: Time(d.PutAt)}
}
