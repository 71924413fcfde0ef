package main

// AWS list prices, us-east-1, on demand, arm64, without free tiers and volume tiers, in dollars.
const (
	million = 1e6

	readUnit      = 0.125 / million
	writeUnit     = 0.625 / million
	storageGB     = 0.25 + 0.20 // a month: the table, and its point-in-time recovery
	httpCall      = 1.00 / million
	socketMessage = 1.00 / million // either way, by 32 KB
	socketMinute  = 0.25 / million
	invocation    = 0.20 / million
	gigabyteSec   = 0.0000133334
	logsGB        = 0.50
	egressGB      = 0.09
	secretMonth   = 0.40
	alarmMonth    = 0.10
	queueRequest  = 0.40 / million

	alarms = 8 // of infra/alarms.yaml; a test counts
	queues = 4 // that functions stand behind, without that of pushes, which need not be there

	pollsMonth = 5 * 3 * 60 * 24 * 30 // of a queue: Lambda asks five times side by side, and waits 20 seconds for an answer
	duesMonth  = 60 * 24 * 30         // webhooks look each minute for what is due
	dueUnits   = 8
)

// standing is what a month costs in which nobody does anything, but for what is stored.
func standing() float64 {
	return secretMonth + alarms*alarmMonth + queues*pollsMonth*queueRequest + duesMonth*(function(0.020)+dueUnits*readUnit)
}

// assumptions are what the bill takes for granted beside its flags.
var assumptions = []string{
	"AWS list prices of us-east-1, on demand, arm64, no free or volume tiers; the first year of an account costs less",
	"messages and events of 1 KB; a larger one costs two write units more for each further KB",
	"a function has 256 MB and runs 25 ms for an HTTP call, 15 ms for a frame, 20 ms for a batch of a stream; a batch is one message",
	"people send over HTTP and mark over the socket; each frame is answered with one",
	"half of those connected get a message twice, by the fast and by the sure path; above 32 participants only the sure path is taken",
	"a ping every 9 minutes; a connection that is opened costs its authorizer, connect, hello and disconnect",
	"a log line of 0.5 KB for each invocation",
}

// rival is what somebody publishes.
type rival struct {
	name   string
	month  func(profile) float64
	source string
}

var rivals = []rival{
	{"Twilio Conversations", func(p profile) float64 {
		paid := max(0, p.Users-200)
		return min(paid, 4_800)*0.05 + max(0, paid-4_800)*0.0475
	}, "$0.05 an active person after 200, $0.0475 after 5,000; price list as transcribed in September 2026"},
	{"PubNub Pro", func(p profile) float64 {
		return between(p.Users, [][2]float64{{1_000, 98}, {5_000, 370}, {10_000, 550}, {25_000, 1_130}})
	},
		"tiers by active people, third-party sheet of May 2026; between tiers interpolated"},
	{"Ably, by use", func(p profile) float64 {
		return 29 + 2.50/million*p.Messages*(2+p.Group-1) + 1/million*p.Users*p.Minutes
	}, "$29, $2.50 a million messages (in, out and stored), $1 a million connection minutes; without receipts or unread counts; new accounts pay by active people"},
	{"CometChat", func(p profile) float64 { return 0.10 * max(0, p.Users-100) },
		"$0.10 an active person after 100, as transcribed in September 2026; connections above the plan's come on top"},
	{"Sendbird Pro", func(p profile) float64 { return 599 * max(1, p.Users/5_000) },
		"$599 for 5,000 active people, third-party sheet; larger tiers were not to be seen and are taken as proportional"},
	{"Stream", func(p profile) float64 { return 499 * max(1, p.Users/10_000) },
		"about $499 for 10,000 active people, recalled, not read; overages for calls and stored messages come on top"},
	{"Amazon Chime SDK messaging", func(p profile) float64 { return 0.0008 * p.Messages }, "$0.0008 a message sent, recalled, not read"},
}

// between interpolates in a list of points, and goes on from the last in proportion.
func between(x float64, points [][2]float64) float64 {
	for i, point := range points {
		switch {
		case x > point[0]:
			continue
		case i == 0:
			return point[1]
		}
		before := points[i-1]
		return before[1] + (point[1]-before[1])*(x-before[0])/(point[0]-before[0])
	}
	last := points[len(points)-1]
	return last[1] * x / last[0]
}
