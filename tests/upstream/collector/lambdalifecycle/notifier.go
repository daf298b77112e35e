// Package lambdalifecycle tells components what Lambda does with the execution environment.
package lambdalifecycle

// A Listener is told before the environment changes. The change waits until all listeners return.
type Listener interface {
	// FunctionInvoked follows an INVOKE event.
	FunctionInvoked()
	// FunctionFinished precedes the freeze of the environment.
	FunctionFinished()
	// EnvironmentShutdown follows the SHUTDOWN event; the components are shut down after it.
	EnvironmentShutdown()
}

// A Notifier knows the listeners.
type Notifier interface {
	AddListener(Listener)
}

var notifier Notifier

// SetNotifier makes a notifier known to components; the program does so before it makes them.
func SetNotifier(n Notifier) { notifier = n }

// GetNotifier returns nil if the program is not an extension of Lambda.
func GetNotifier() Notifier { return notifier }
