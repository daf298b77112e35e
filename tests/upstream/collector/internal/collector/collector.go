// Package collector runs the collector of a layer. As in the real upstream, its settings are in the field cfgProSet.
package collector

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/confmap/provider/yamlprovider"
	"go.opentelemetry.io/collector/otelcol"
	"go.uber.org/zap"

	"example.com/ocelot/upstream/collector/internal/confmap/converter/disablequeuedretryconverter"
)

// A Collector is one collector with the components of its build.
type Collector struct {
	factories otelcol.Factories
	cfgProSet otelcol.ConfigProviderSettings
	version   string

	service *otelcol.Collector
	ended   chan error
}

// NewCollector makes a collector that reads the layer's own configuration.
func NewCollector(_ *zap.Logger, factories otelcol.Factories, version string) *Collector {
	return &Collector{
		factories: factories,
		cfgProSet: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{
				URIs: []string{layerConfig()},
				ProviderFactories: []confmap.ProviderFactory{
					fileprovider.NewFactory(),
					envprovider.NewFactory(),
					yamlprovider.NewFactory(),
				},
				ConverterFactories: []confmap.ConverterFactory{disablequeuedretryconverter.NewFactory()},
			},
		},
		version: version,
	}
}

// UseConfig replaces the layer's own configuration. Later URIs take precedence.
func (c *Collector) UseConfig(uris []string) { c.cfgProSet.ResolverSettings.URIs = uris }

// Run blocks until the collector ends; otelcol itself turns SIGTERM and SIGINT into an orderly shutdown.
func (c *Collector) Run(ctx context.Context) error {
	service, err := c.newService()
	if err != nil {
		return err
	}
	return service.Run(ctx)
}

// Start returns when the collector is ready, or when it cannot start.
func (c *Collector) Start(ctx context.Context) error {
	var err error
	if c.service, err = c.newService(); err != nil {
		return err
	}
	c.ended = make(chan error, 1)
	go func() { c.ended <- c.service.Run(ctx) }()
	for c.service.GetState() != otelcol.StateRunning {
		select {
		case err := <-c.ended:
			return err
		case <-time.After(time.Millisecond):
		}
	}
	return nil
}

// Stop returns when the collector has ended.
func (c *Collector) Stop() error {
	c.service.Shutdown()
	return <-c.ended
}

func (c *Collector) newService() (*otelcol.Collector, error) {
	return otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{
			Command:     "collector",
			Description: "Collector of the embedded upstream",
			Version:     c.version,
		},
		Factories:              func() (otelcol.Factories, error) { return c.factories, nil },
		ConfigProviderSettings: c.cfgProSet,
	})
}

// layerConfig returns the configuration that a function names, or else the one packed with the binary: a layer has
// extensions/ and collector-config/ side by side.
func layerConfig() string {
	if uri, isSet := os.LookupEnv("OPENTELEMETRY_COLLECTOR_CONFIG_URI"); isSet {
		return uri
	}
	exe, err := os.Executable()
	if err != nil {
		exe = "/opt/extensions/collector"
	}
	return "file:" + filepath.Join(filepath.Dir(filepath.Dir(exe)), "collector-config", "config.yaml")
}
