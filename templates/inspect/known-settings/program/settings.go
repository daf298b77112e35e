package main

import (
	"go.opentelemetry.io/collector/otelcol"
	"go.uber.org/zap"

	"{{module}}/internal/collector"
)

// settingsAreUpstreams says whether upstreamSettings returns upstream's own providers and converters.
const settingsAreUpstreams = true

// upstreamSettings returns the settings with which upstream reads a configuration.
func upstreamSettings(factories otelcol.Factories) otelcol.ConfigProviderSettings {
	return collector.NewCollector(zap.NewNop(), factories, "").OcelotSettings()
}
