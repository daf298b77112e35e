// Command collector runs an OpenTelemetry Collector made of the components that its build tags chose.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/confmap/provider/yamlprovider"
	"go.opentelemetry.io/collector/otelcol"

	"example.com/ocelot/upstream/collector/lambdacomponents"
)

// Stamped by the Makefile through the linker.
var (
	Version = "unset"
	GitHash = "unset"
)

func main() {
	var uris []string
	flag.Func("config", "configuration to load, as a `URI`; later ones win (repeatable)", func(uri string) error {
		uris = append(uris, uri)
		return nil
	})
	showVersion := flag.Bool("v", false, "print the version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(Version)
		return
	}
	if err := run(uris); err != nil {
		fmt.Fprintln(os.Stderr, "collector:", err)
		os.Exit(1)
	}
}

// run blocks until the collector ends; otelcol itself turns SIGTERM and SIGINT into an orderly shutdown.
func run(uris []string) error {
	if len(uris) == 0 {
		own, err := layerConfig()
		if err != nil {
			return err
		}
		uris = []string{own}
	}
	c, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{
			Command:     "collector",
			Description: "Collector of the embedded upstream",
			Version:     Version,
		},
		Factories: func() (otelcol.Factories, error) {
			return lambdacomponents.Components("")
		},
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{
				URIs: uris,
				ProviderFactories: []confmap.ProviderFactory{
					fileprovider.NewFactory(),
					envprovider.NewFactory(),
					yamlprovider.NewFactory(),
				},
			},
		},
	})
	if err != nil {
		return err
	}
	return c.Run(context.Background())
}

// layerConfig is the configuration packed with the binary: a layer holds extensions/ and collector-config/ side by side.
func layerConfig() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	layer := filepath.Dir(filepath.Dir(exe))
	return "file:" + filepath.Join(layer, "collector-config", "config.yaml"), nil
}
