// Package processor collects the processors of a build; the file of each one adds itself.
package processor

import "go.opentelemetry.io/collector/processor"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) processor.Factory
