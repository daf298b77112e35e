package lambda

import "example.com/ocelot/upstream/collector/lambdalifecycle"

// A Notifier tells components about the events of the extension.
type Notifier struct {
	listeners []lambdalifecycle.Listener
}

// AddListener is called while the components are made.
func (n *Notifier) AddListener(listener lambdalifecycle.Listener) {
	n.listeners = append(n.listeners, listener)
}

func (n *Notifier) notify(about func(lambdalifecycle.Listener)) {
	for _, listener := range n.listeners {
		about(listener)
	}
}
