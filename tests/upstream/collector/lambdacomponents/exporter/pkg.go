// Package exporter collects the exporters of a build; the file of each one adds itself.
package exporter

import "go.opentelemetry.io/collector/exporter"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) exporter.Factory
