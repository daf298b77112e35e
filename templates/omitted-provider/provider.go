// Package {{name}}provider takes the place of a configuration provider that a layer leaves out.
package {{name}}provider

import (
	"context"
	"fmt"

	"go.opentelemetry.io/collector/confmap"
)

type omitted struct{}

// NewFactory returns a factory whose provider only reports that it is left out.
func NewFactory() confmap.ProviderFactory {
	return confmap.NewProviderFactory(func(confmap.ProviderSettings) confmap.Provider { return omitted{} })
}

func (omitted) Retrieve(_ context.Context, uri string, _ confmap.WatcherFunc) (*confmap.Retrieved, error) {
	return nil, fmt.Errorf("this layer leaves out the provider '{{name}}' for %q: remove '{{name}}' from "+
		"'omit-providers' in config/distributions.yaml, and build the layer again", uri)
}

func (omitted) Scheme() string { return "{{name}}" }

func (omitted) Shutdown(context.Context) error { return nil }

// IsOmitted lets the program that checks configurations recognize the provider.
func (omitted) IsOmitted() bool { return true }
