// Command command is a library of the simple form whose functions run the collector's own command, as a program would: it
// reads the arguments of the process, and only without any does it choose a configuration. A plugin may be named by the
// parameter and by a variable; each of them is opened.
package main

import "C"

import (
	"os"
	"plugin"
	"strings"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/processor"

	"example.com/ocelot/upstream/collector/lambdacomponents"
)

//export Main
func Main() {
	run("")
}

//export MainWithPlugin
func MainWithPlugin(path *C.char) {
	run(C.GoString(path))
}

func run(named string) {
	if len(os.Args) <= 1 {
		os.Args = []string{"collector", "--config=./test.yaml"}
	}
	command := otelcol.NewCommand(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{Command: "collector", Version: "1"},
		Factories: func() (otelcol.Factories, error) { return factories(named) },
		ConfigProviderSettings: otelcol.ConfigProviderSettings{ResolverSettings: confmap.ResolverSettings{
			ProviderFactories: []confmap.ProviderFactory{envprovider.NewFactory(), fileprovider.NewFactory()},
		}},
	})
	if command.Execute() != nil {
		os.Exit(1)
	}
}

func factories(named string) (otelcol.Factories, error) {
	all, err := lambdacomponents.Components("")
	if err != nil {
		return all, err
	}
	processors := []processor.Factory{}
	for _, factory := range all.Processors {
		processors = append(processors, factory)
	}
	for _, path := range append(strings.Split(os.Getenv("OTEL_COLLECTOR_SHARED_LIBRARY"), ","), named) {
		if path == "" {
			continue
		}
		opened, err := plugin.Open(path)
		if err != nil {
			return all, err
		}
		symbol, err := opened.Lookup("NewFactory")
		if err != nil {
			return all, err
		}
		processors = append(processors, symbol.(func() processor.Factory)())
	}
	all.Processors, err = otelcol.MakeFactoryMap(processors...)
	return all, err
}

func main() {}
