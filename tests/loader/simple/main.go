// Command simple is a library of the simple form, as a program knows it that was written before otelcol.h: it exports
// Main, or MainWithPlugin too, reads ./test.yaml and takes SIGTERM itself.
package main

import "C"

import (
	"context"
	"fmt"
	"os"
	"plugin"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/processor"

	"example.com/ocelot/upstream/collector/lambdacomponents"
)

//export Main
func Main() {
	run(os.Getenv("OTEL_COLLECTOR_SHARED_LIBRARY"))
}

// run blocks until the collector ends.
func run(pluginPath string) {
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{Command: "simple", Version: "1"},
		Factories: func() (otelcol.Factories, error) { return factories(pluginPath) },
		ConfigProviderSettings: otelcol.ConfigProviderSettings{ResolverSettings: confmap.ResolverSettings{
			URIs:              []string{"./test.yaml"},
			ProviderFactories: []confmap.ProviderFactory{fileprovider.NewFactory()},
		}},
	})
	if err == nil {
		err = collector.Run(context.Background())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "simple:", err)
	}
}

func factories(pluginPath string) (otelcol.Factories, error) {
	all, err := lambdacomponents.Components("")
	if err != nil || pluginPath == "" {
		return all, err
	}
	opened, err := plugin.Open(pluginPath)
	if err != nil {
		return all, err
	}
	symbol, err := opened.Lookup("NewFactory")
	if err != nil {
		return all, err
	}
	factory := symbol.(func() processor.Factory)()
	all.Processors[factory.Type()] = factory
	return all, nil
}

func main() {}
