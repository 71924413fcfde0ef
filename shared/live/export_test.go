package live

import "time"

// Within gives the fast path so much time, since a machine that runs many tests at once is slow.
func (s *Service) Within(fast time.Duration) { s.fast = fast }

// FastTime is what it has otherwise.
const FastTime = fastTime
