// Package receiver collects the receivers of a build; the file of each one adds itself.
package receiver

import "go.opentelemetry.io/collector/receiver"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) receiver.Factory
