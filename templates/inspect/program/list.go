package main

import (
	"sort"
	"strings"

	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
	"go.uber.org/zap"
)

// A listing is what the collector consists of, sorted.
type listing struct {
	Components []entry `json:"components"`
	Providers  []part  `json:"providers"`
	Converters []part  `json:"converters"` // null if upstream's are unknown
}

// A part is a configuration provider, named by its scheme, or a converter, named by its package.
type part struct {
	Name    string `json:"name"`
	Module  string `json:"module,omitempty"`
	Version string `json:"version,omitempty"`
}

func list(factories otelcol.Factories) listing {
	entries := entriesOf(factories, ownBuild())
	sort.Slice(entries, func(i, j int) bool { return entries[i].isBefore(entries[j]) })
	settings := upstreamSettings(factories).ResolverSettings
	return listing{entries, providersOf(settings.ProviderFactories), convertersOf(settings.ConverterFactories)}
}

func providersOf(factories []confmap.ProviderFactory) []part {
	parts := []part{}
	for _, factory := range factories {
		provider := factory.Create(confmap.ProviderSettings{Logger: zap.NewNop()})
		if isOmitted(provider) {
			continue
		}
		module, version := moduleOf(provider, ownBuild())
		parts = append(parts, part{provider.Scheme(), module, version})
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].Name < parts[j].Name })
	return parts
}

// convertersOf keeps the order, in which they run.
func convertersOf(factories []confmap.ConverterFactory) []part {
	if !settingsAreUpstreams {
		return nil
	}
	parts := []part{}
	for _, factory := range factories {
		converter := factory.Create(confmap.ConverterSettings{Logger: zap.NewNop()})
		path := packageOf(converter)
		module, version := moduleOf(converter, ownBuild())
		parts = append(parts, part{path[strings.LastIndex(path, "/")+1:], module, version})
	}
	return parts
}
