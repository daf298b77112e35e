// Package collector says what a collector of this build is: what the plain executable and the shared library have in
// common.
package collector

import (
	"fmt"
	"runtime/debug"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/confmap/provider/yamlprovider"
	"go.opentelemetry.io/collector/otelcol"

	"@MODULE@/lambdacomponents"
)

const collectorModule = "go.opentelemetry.io/collector/otelcol"

// Settings are those of a collector with the components of this build and the configuration at the URIs, later ones
// winning. extend may add factories and may be nil.
func Settings(uris []string, extend func(*otelcol.Factories) error) otelcol.CollectorSettings {
	return otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{
			Command:     "otelcol",
			Description: "OpenTelemetry Collector",
			Version:     Version(),
		},
		Factories: func() (otelcol.Factories, error) {
			factories, err := lambdacomponents.Components("")
			if err != nil || extend == nil {
				return factories, err
			}
			return factories, extend(&factories)
		},
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{
				URIs: uris,
				ProviderFactories: []confmap.ProviderFactory{
					fileprovider.NewFactory(),
					envprovider.NewFactory(),
					yamlprovider.NewFactory(),
				},
				DefaultScheme: "env",
			},
		},
	}
}

// Version is that of the collector modules that were compiled in, such as v0.145.0.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, module := range info.Deps {
		if module.Path == collectorModule {
			return module.Version
		}
	}
	return fmt.Sprintf("unknown, without %s", collectorModule)
}
