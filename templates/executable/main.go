// Command otelcol is a distribution as a plain program. It has the same components and configuration providers as the
// distribution's shared library.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"

	"{{module}}/lambdacomponents"
)

// components returns the factories of all components. Another file of the program may add to them.
var components = func() (otelcol.Factories, error) { return lambdacomponents.Components("") }

// loadPlugins is called once, before the collector starts. Another file of the program may load plugins.
var loadPlugins = func() error { return nil }

func main() {
	var uris, gates []string
	flag.Func("config", "configuration to load, as a `URI`; repeatable, later ones take precedence", addTo(&uris))
	flag.Func("feature-gates", "feature gates to enable, or with '-' before the name to disable, as a `LIST` such as a,-b; repeatable", addTo(&gates))
	showVersion := flag.Bool("version", false, "print the collector's version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(version())
		return
	}
	if flag.NArg() != 0 {
		end(2, fmt.Errorf("unexpected argument '%s'; see --help", flag.Arg(0)))
	}
	if len(uris) == 0 {
		end(2, errors.New("missing required option --config URI, such as: --config config.yaml"))
	}
	if err := loadPlugins(); err != nil {
		end(1, err)
	}
	for _, list := range gates { // plugins have gates, too
		if err := setGates(list); err != nil {
			end(2, fmt.Errorf("invalid value of --feature-gates: %w", err))
		}
	}
	if err := run(uris); err != nil {
		end(1, err)
	}
}

// addTo appends the values of an option to a list.
func addTo(list *[]string) func(string) error {
	return func(value string) error {
		*list = append(*list, value)
		return nil
	}
}

// end prints each line of an error, and ends the program.
func end(code int, err error) {
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(os.Stderr, "otelcol:", line)
	}
	os.Exit(code)
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
