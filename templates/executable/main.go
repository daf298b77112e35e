// Command otelcol is a distribution as a plain program, with the components and the configuration providers that it
// would have as a shared library.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime/debug"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"

	"{{module}}/lambdacomponents"
)

// providers read configuration from where a URI points to; the file of each one adds itself.
var providers []confmap.ProviderFactory

func main() {
	var uris []string
	flag.Func("config", "configuration to load, as a `URI`; later ones win (repeatable)", func(uri string) error {
		uris = append(uris, uri)
		return nil
	})
	showVersion := flag.Bool("version", false, "print the collector's version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(version())
		return
	}
	if len(uris) == 0 {
		fmt.Fprintln(os.Stderr, "otelcol: --config URI is wanted, such as: --config config.yaml")
		os.Exit(2)
	}
	if err := run(uris); err != nil {
		fmt.Fprintln(os.Stderr, "otelcol:", err)
		os.Exit(1)
	}
}

// run blocks until the collector ends; otelcol itself turns SIGTERM and SIGINT into an orderly shutdown.
func run(uris []string) error {
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{Command: "otelcol", Description: "OpenTelemetry Collector", Version: version()},
		Factories: func() (otelcol.Factories, error) { return lambdacomponents.Components("") },
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{URIs: uris, ProviderFactories: providers, DefaultScheme: "env"},
		},
	})
	if err != nil {
		return err
	}
	return collector.Run(context.Background())
}

// version is that of the module otelcol that was linked.
func version() string {
	info, known := debug.ReadBuildInfo()
	if !known {
		return "unknown"
	}
	for _, module := range info.Deps {
		if module.Path == "go.opentelemetry.io/collector/otelcol" {
			return module.Version
		}
	}
	return "unknown"
}
