package convergence

import "testing"

// TestOnOneStack runs the scenarios that neither break the stack nor need settings of their own: they share
// one, and each has people of its own. Some wait until the streams are at rest, and have it to themselves.
func TestOnOneStack(t *testing.T) {
	d := start(t, nil)
	for _, scenario := range []struct {
		name  string
		alone bool
		play  func(*deployment)
	}{
		{"WhoIsRemovedIsToldNothingMore", true, whoIsRemovedIsToldNothingMore},
		{"LogoutRacingHello", true, logoutRacingHello},
		{"TypingReachesNobodyOutside", true, typingReachesNobodyOutside},
		{"PresenceReachesNobodyOutside", true, presenceReachesNobodyOutside},
		{"WhoComesBackConverges", false, whoComesBackConverges},
		{"SyncOfManyChannels", false, syncOfManyChannels},
		{"EverythingArrivesByItself", false, everythingArrivesByItself},
		{"ADeadPeerCostsNobodyElse", false, aDeadPeerCostsNobodyElse},
		{"ManyPeopleAreTold", false, manyPeopleAreTold},
		{"WhoIsNotInAChannelCannotTellThatItExists", false, whoIsNotInAChannelCannotTellThatItExists},
	} {
		t.Run(scenario.name, func(t *testing.T) {
			if !scenario.alone {
				t.Parallel()
			}
			scenario.play(d.under(t))
		})
	}
}
