// Package iam is IAM in miniature: every function has a role, and a call that a function makes of AWS goes through
// only where the template grants it. It remembers what was granted, used and denied.
//
// A role bears the name of its function, and so do the credentials that sign the function's calls; who signs with
// the stack's own may do anything. Signatures are not checked here.
//
// What it promises: what AWS would deny for want of a grant is denied in AWS's words, before anything has happened.
// It knows what the requests of each service need, and must not know what they are for.
package iam

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/parleyhq/parley/localstack/template"
)

// Need is one thing that a call asks for.
type Need struct{ Action, Resource string }

// Roles are the roles of a stack's functions. They are safe for concurrent use.
type Roles struct {
	own string
	say func(string)
	of  map[string]*role

	mu sync.Mutex // over the counts of every role
}

type role struct {
	name    string
	place   template.Place
	denials []template.Statement
	granted []*Grant
	managed []Need // what SAM grants for the function's events, by patterns
	denied  map[Need]int
}

// Grant is one action on one resource that the template grants.
type Grant struct {
	Function string `json:"function"`
	Action   string `json:"action"`
	Resource string `json:"resource"`
	Place    string `json:"place"`
	Used     int    `json:"used"` // calls
}

// Denial is what a function tried that is not granted.
type Denial struct {
	Function string `json:"function"`
	Action   string `json:"action"`
	Resource string `json:"resource"`
	Calls    int    `json:"calls"`
}

// NewRoles makes the roles of these functions. Who signs as own may do anything; say tells a person what was denied.
func NewRoles(own string, functions []template.Function, say func(string)) *Roles {
	r := &Roles{own: own, say: say, of: map[string]*role{}}
	for _, f := range functions {
		one := &role{name: f.Folder, place: f.Place, managed: managed(f), denied: map[Need]int{}}
		for _, s := range f.Policies {
			if s.Denies {
				one.denials = append(one.denials, s)
				continue
			}
			for _, action := range s.Actions {
				for _, resource := range s.Resources {
					one.granted = append(one.granted, &Grant{Function: f.Folder, Action: action, Resource: resource, Place: s.Place.String()})
				}
			}
		}
		r.of[f.Folder] = one
	}
	return r
}

// managed is what SAM adds to a role for what its function reads: AWS's own policies, which name every resource.
func managed(f template.Function) []Need {
	var out []Need
	if len(f.Streams) > 0 { // AWSLambdaDynamoDBExecutionRole
		out = append(out, Need{"dynamodb:DescribeStream", "*"}, Need{"dynamodb:GetRecords", "*"}, Need{"dynamodb:GetShardIterator", "*"}, Need{"dynamodb:ListStreams", "*"})
	}
	if len(f.Queues) > 0 { // AWSLambdaSQSQueueExecutionRole
		out = append(out, Need{"sqs:ReceiveMessage", "*"}, Need{"sqs:DeleteMessage", "*"}, Need{"sqs:GetQueueAttributes", "*"})
	}
	return out
}

// Permit counts one call of a function's that needs all of these. Its error is AWS's text for the first need that is
// not granted; then nothing counts as used.
func (r *Roles) Permit(function string, needs ...Need) error {
	if function == r.own {
		return nil
	}
	one := r.of[function]
	if one == nil {
		return fmt.Errorf("there is no role %s", function)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var used []*Grant
	for _, need := range needs {
		grants, ok := one.grants(need)
		if !ok {
			return r.deny(one, need)
		}
		used = append(used, grants...)
	}
	for _, g := range used {
		g.Used++
	}
	return nil
}

// Allows says whether a function may do what an answer depends on. It counts where it may, and where it may not nothing
// was denied.
func (r *Roles) Allows(function string, need Need) bool {
	one := r.of[function]
	if one == nil {
		return function == r.own
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	grants, ok := one.grants(need)
	for _, g := range grants {
		g.Used++
	}
	return ok
}

// grants are those of the template that allow this, and whether anything does.
func (one *role) grants(need Need) ([]*Grant, bool) {
	for _, s := range one.denials {
		if slices.ContainsFunc(s.Actions, func(p string) bool { return ActionLike(p, need.Action) }) &&
			slices.ContainsFunc(s.Resources, func(p string) bool { return Like(p, need.Resource) }) {
			return nil, false
		}
	}
	var out []*Grant
	for _, g := range one.granted {
		if ActionLike(g.Action, need.Action) && Like(g.Resource, need.Resource) {
			out = append(out, g)
		}
	}
	allowed := slices.ContainsFunc(one.managed, func(m Need) bool { return ActionLike(m.Action, need.Action) && Like(m.Resource, need.Resource) })
	return out, allowed || len(out) > 0
}

func (r *Roles) deny(one *role, need Need) error {
	if one.denied[need]++; one.denied[need] == 1 {
		r.say(fmt.Sprintf("%s%s: %s on %s is not granted; add it to the function's Policies (%s)",
			DenialPrefix, one.name, need.Action, short(need.Resource), one.place))
	}
	//lint:ignore ST1005 these are AWS's words
	return fmt.Errorf("User: arn:aws:sts::%s:assumed-role/%s/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action",
		template.Account, one.name, one.name, need.Action, need.Resource, need.Action)
}

// DenialPrefix is what the line begins with that tells a person of a denial.
const DenialPrefix = "denied  "

// short is an ARN without what is the same in all of a stack.
func short(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 {
		return parts[5]
	}
	return arn
}

// Report is everything granted and everything denied, by function, in the order of the template.
func (r *Roles) Report() (granted []Grant, denied []Denial) {
	r.mu.Lock()
	defer r.mu.Unlock()
	granted, denied = []Grant{}, []Denial{}
	for _, one := range r.of {
		for _, g := range one.granted {
			granted = append(granted, *g)
		}
		for need, calls := range one.denied {
			denied = append(denied, Denial{one.name, need.Action, need.Resource, calls})
		}
	}
	slices.SortStableFunc(granted, func(a, b Grant) int { return cmp.Compare(a.Function, b.Function) })
	slices.SortFunc(denied, func(a, b Denial) int {
		return cmp.Or(cmp.Compare(a.Function, b.Function), cmp.Compare(a.Action, b.Action), cmp.Compare(a.Resource, b.Resource))
	})
	return granted, denied
}
