package convergence

import "math/rand/v2"

// strikeStreams stalls, repeats or poisons what feeds a function.
func (s *storm) strikeStreams(random *rand.Rand) {
	all := s.Streams()
	stream := all[random.IntN(len(all))]
	switch random.IntN(5) {
	case 0:
		s.StallStream(stream.Function, stream.Event, true)
		s.killed["stall"]++
	case 1, 2:
		s.StallStream(stream.Function, stream.Event, false)
	case 3:
		s.ReplayStream(stream.Function, stream.Event)
		s.killed["replay"]++
	case 4:
		s.PoisonStream(stream.Function, stream.Event, 1+random.IntN(3))
		s.killed["poison"]++
	}
}

// healStreams lets everything flow again.
func (s *storm) healStreams() {
	s.t.Helper()
	for _, stream := range s.Streams() {
		s.StallStream(stream.Function, stream.Event, false)
		s.PoisonStream(stream.Function, stream.Event, 0)
	}
	s.AwaitStreams()
	for _, stream := range s.Streams() {
		s.t.Logf("stream: %+v", stream)
	}
}
