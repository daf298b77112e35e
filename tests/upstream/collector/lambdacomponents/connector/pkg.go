// Package connector collects the connectors of a build; the file of each one adds itself.
package connector

import "go.opentelemetry.io/collector/connector"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) connector.Factory
