package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"go.opentelemetry.io/collector/featuregate"
)

// A gateChoice is one item of a list of feature gates: "name" and "+name" enable a gate, "-name" disables it.
type gateChoice struct {
	gate    *featuregate.Gate
	enabled bool
}

// setGates enables and disables feature gates of this process by a list such as "a,-b", as a collector's option
// --feature-gates does. No gate changes if there is no gate of one of the names.
func setGates(list string) error {
	choices, err := readGates(list)
	if err != nil {
		return err
	}
	var faults []error
	for _, choice := range choices {
		faults = append(faults, choice.apply())
	}
	return errors.Join(faults...)
}

// apply changes the gate, or says on stderr that this has no effect: featuregate's Set would say it on stdout, which may be
// the host's.
func (c gateChoice) apply() error {
	isFixed := c.gate.Stage() == featuregate.StageStable || c.gate.Stage() == featuregate.StageDeprecated
	if isFixed && c.gate.IsEnabled() == c.enabled {
		fmt.Fprintf(os.Stderr, "feature gate %q can no longer be changed: remove it from the list\n", c.gate.ID())
		return nil
	}
	return featuregate.GlobalRegistry().Set(c.gate.ID(), c.enabled)
}

func readGates(list string) ([]gateChoice, error) {
	if list == "" {
		return nil, nil
	}
	known := map[string]*featuregate.Gate{}
	featuregate.GlobalRegistry().VisitAll(func(gate *featuregate.Gate) { known[gate.ID()] = gate })
	var choices []gateChoice
	var unknown []string
	for _, item := range strings.Split(list, ",") {
		item = strings.TrimSpace(item)
		id, disabled := strings.CutPrefix(item, "-")
		if !disabled {
			id = strings.TrimPrefix(item, "+")
		}
		if id == "" {
			return nil, errors.New("the list has an empty name")
		}
		gate := known[id]
		if gate == nil {
			unknown = append(unknown, strconv.Quote(id))
		}
		choices = append(choices, gateChoice{gate, !disabled})
	}
	if len(unknown) > 0 {
		return nil, fmt.Errorf("there is no feature gate %s; the gates are %s", strings.Join(unknown, ", "), strings.Join(slices.Sorted(maps.Keys(known)), ", "))
	}
	return choices, nil
}
