package main

import "{{lifecycle}}"

// notifier takes the place of the one that upstream's program gives to components: the processor decouple cannot be
// made without it. No component is started, so there is nothing to notify of.
type notifier struct{}

func (notifier) AddListener(lambdalifecycle.Listener) {}

func init() { lambdalifecycle.SetNotifier(notifier{}) }
