// Package extension collects the extensions of a build; the file of each one adds itself.
package extension

import "go.opentelemetry.io/collector/extension"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) extension.Factory
