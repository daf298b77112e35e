// Command otelcol is a distribution as a plain program. It has the same components and configuration providers as the
// distribution's shared library.
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

// components returns the factories of all components. Another file of the program may add to them.
var components = func() (otelcol.Factories, error) { return lambdacomponents.Components("") }

func main() {
	var uris []string
	flag.Func("config", "configuration to load, as a `URI`; repeatable, later ones take precedence", func(uri string) error {
		uris = append(uris, uri)
		return nil
	})
	flag.Func("feature-gates", "feature gates to enable, or with '-' before the name to disable, as a `LIST` such as a,-b; repeatable", setGates)
	showVersion := flag.Bool("version", false, "print the collector's version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(version())
		return
	}
	if len(uris) == 0 {
		fmt.Fprintln(os.Stderr, "otelcol: missing required option --config URI, such as: --config config.yaml")
		os.Exit(2)
	}
	if err := run(uris); err != nil {
		fmt.Fprintln(os.Stderr, "otelcol:", err)
		os.Exit(1)
	}
}

// run blocks until the collector ends; otelcol itself shuts down gracefully on SIGTERM and SIGINT.
func run(uris []string) error {
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{Command: "otelcol", Description: "OpenTelemetry Collector", Version: version()},
		Factories: components,
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{URIs: uris, ProviderFactories: providers, DefaultScheme: "env"},
		},
	})
	if err != nil {
		return withSchemes(err)
	}
	return withSchemes(collector.Run(context.Background()))
}

// version returns the version of the linked module otelcol.
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
