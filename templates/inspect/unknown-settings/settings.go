package main

import (
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
)

// settingsAreUpstreams says whether upstreamSettings returns upstream's own providers and converters. This upstream
// keeps them where no other package can read them.
const settingsAreUpstreams = false

// providers read configuration from a URI; the file of each provider that go.mod requires adds it to this list.
var providers []confmap.ProviderFactory

func upstreamSettings(otelcol.Factories) otelcol.ConfigProviderSettings {
	return otelcol.ConfigProviderSettings{
		ResolverSettings: confmap.ResolverSettings{ProviderFactories: providers},
	}
}
