package main

// profile is how a deployment is used in a month; main.go says what each number is.
type profile struct {
	Users, Messages, Group, Online, Marks, Merged, Minutes, Opens, Channels, Months float64
}

var usual = profile{
	Users: 10_000, Messages: 1_000_000, Group: 2, Online: 0.5, Marks: 0.5, Merged: 4,
	Minutes: 600, Opens: 60, Channels: 20, Months: 12,
}

// bill is what a month costs, by line.
type bill []line

type line struct {
	what           string
	count, dollars float64
}

func (b bill) total() (sum float64) {
	for _, l := range b {
		sum += l.dollars
	}
	return sum
}

const (
	fastest  = 32  // participants up to which the sending function posts itself
	receipts = 100 // participants up to which receipts are told
	twice    = 0.5 // of those connected get a message by both paths
	logLine  = 0.5 / million
	gigabyte = 1.0 / million // of a kilobyte
)

// function is an invocation of so many seconds at 256 MB, with its log line.
func function(seconds float64) float64 { return invocation + 0.25*seconds*gigabyteSec + logLine*logsGB }

var (
	call  = httpCall + function(0.025)
	frame = 2*socketMessage + function(0.015) // with its answer
	batch = function(0.020)
	post  = socketMessage + gigabyte*egressGB
)

func (p profile) bill(units table) bill {
	var (
		connected = p.Online * (p.Group - 1) // recipients of a message
		marks     = p.Messages * connected * p.Marks
		opens     = p.Users * p.Opens
		b         bill
	)
	add := func(what string, count, each float64) { b = append(b, line{what, count, count * each}) }
	add("messages sent", p.Messages, call+units.of(rowSend).dollars())
	if p.Group <= fastest {
		add("their fast path: whom to tell", p.Messages, (p.Group+2)*readUnit)
		add("their fast path: posts", p.Messages*connected, post)
	}
	again := 1.0
	if p.Group <= fastest {
		again = twice
	}
	add("their sure path: whom to tell", p.Messages, batch+(p.Group+3)*readUnit)
	add("their sure path: posts", p.Messages*connected*again, post)
	add("marks of delivered and seen", marks, frame+units.of(rowMark).dollars())
	if p.Group <= receipts {
		told := marks
		if p.Group > 2 {
			told = marks / p.Merged
		}
		add("telling of marks: whom to tell", told, batch+(p.Group+3)*readUnit)
		add("telling of marks: posts", told*max(1, connected), post)
	}
	add("minutes connected", p.Users*p.Minutes, socketMinute)
	add("pings", p.Users*p.Minutes/9, frame)
	add("connections opened and closed", opens, frame+3*function(0.010)+5*readUnit+5*writeUnit)
	add("syncs", opens, call+p.syncUnits(units)*readUnit)
	add("pages of messages", opens, call+units.of(rowPage).dollars())
	add("GB stored", p.Messages*p.Months*1.4*gigabyte, storageGB)
	add("alarms", alarms, alarmMonth)
	add("looks into queues", queues*pollsMonth, queueRequest)
	add("looks for what is due", duesMonth, function(0.020)+dueUnits*readUnit)
	add("the operator's key", 1, secretMonth)
	return b
}

// syncUnits is a sync of all channels in which three have news.
func (p profile) syncUnits(units table) float64 {
	each := (units.of(rowSync100).read - units.of(rowSync10).read) / 90
	return units.of(rowSyncNews).read + each*(p.Channels-10)
}
