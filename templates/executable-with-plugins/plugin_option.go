package main

import (
	"errors"
	"flag"
	"fmt"

	"go.opentelemetry.io/collector/otelcol"
)

// requested are the files of --plugin, in their order.
var requested []string

// loaded are those that the collector has.
var loaded pluginSet

func init() {
	flag.Func("plugin", "plugin to load, as a `FILE`; repeatable", func(path string) error {
		requested = append(requested, path)
		return nil
	})
	components = componentsWithPlugins
}

// componentsWithPlugins loads the plugins when the collector asks for its components for the first time.
func componentsWithPlugins() (otelcol.Factories, error) {
	var faults []error
	for _, path := range requested {
		if err := loaded.load(path, func() error { return nil }); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", path, err))
		}
	}
	if len(faults) != 0 {
		return otelcol.Factories{}, errors.Join(faults...)
	}
	return allFactories(loaded.plugins)
}
