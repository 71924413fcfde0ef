package template

// events reads what calls a function other than an API. An event that is not Enabled is left out.
func (d *document) events(f *Function, res resource) error {
	for _, e := range res.properties.get("Events").entries {
		kind, p, place := e.value.get("Type").text, e.value.get("Properties"), e.value.place
		on, err := d.enabled(p)
		if err != nil {
			return err
		}
		if !on {
			continue
		}
		switch kind {
		case "DynamoDB":
			m, err := d.streamMapping(e.key, p, place)
			if err != nil {
				return err
			}
			f.Streams = append(f.Streams, m)
		case "SQS":
			m, err := d.queueMapping(e.key, p, place)
			if err != nil {
				return err
			}
			f.Queues = append(f.Queues, m)
		case "Schedule", "ScheduleV2":
			s, err := d.schedule(kind, e.key, p, place)
			if err != nil {
				return err
			}
			f.Schedules = append(f.Schedules, s)
		}
	}
	return nil
}

// enabled reads Enabled, of schedules also State.
func (d *document) enabled(p value) (bool, error) {
	state, err := d.text(p.get("State"))
	if err != nil || state == "DISABLED" {
		return false, err
	}
	return d.flag(p.get("Enabled"), true)
}

// checkEvents makes sure that every mapping leads from something that exists, as Lambda would ask.
func (r *reader) checkEvents() error {
	streams := map[string]bool{}
	for _, t := range r.stack.Tables {
		streams[t.Name] = t.StreamView != ""
	}
	queues := map[string]Queue{}
	for _, q := range r.stack.Queues {
		queues[q.Name] = q
	}
	buckets := map[string]bool{}
	for _, b := range r.stack.Buckets {
		buckets[b.Name] = true
	}
	for _, q := range r.stack.Queues {
		if _, known := queues[q.DeadLetter]; q.DeadLetter != "" && !known {
			return errorAt(q.Place, "queue %s: there is no queue %s", q.Name, q.DeadLetter)
		}
	}
	for _, f := range r.stack.Functions {
		for _, m := range f.Streams {
			_, queue := queues[m.OnFailureQueue]
			switch on, known := streams[m.Table]; {
			case !known:
				return errorAt(m.Place, "there is no table %s", m.Table)
			case !on:
				return errorAt(m.Place, "table %s has no StreamSpecification", m.Table)
			case m.OnFailureQueue != "" && !queue:
				return errorAt(m.Place, "there is no queue %s", m.OnFailureQueue)
			case m.OnFailureStore != "" && !buckets[m.OnFailureStore]:
				return errorAt(m.Place, "there is no bucket %s", m.OnFailureStore)
			}
		}
		for _, m := range f.Queues {
			switch q, known := queues[m.Queue]; {
			case !known:
				return errorAt(m.Place, "there is no queue %s", m.Queue)
			case q.Visibility < f.Timeout:
				return errorAt(m.Place, "queue %s hides a message for %s, but the function may take %s: Lambda refuses that", m.Queue, q.Visibility, f.Timeout)
			}
		}
	}
	return nil
}
