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
		if path == "" {
			return errors.New("it names no file")
		}
		requested = append(requested, path)
		return nil
	})
	loadPlugins = loadRequested
	// The collector asks again when it reads its configuration again. The files may be gone by then.
	components = func() (otelcol.Factories, error) { return allFactories(loaded.plugins) }
}

// loadRequested loads all plugins; its errors name those that cannot be used.
func loadRequested() error {
	var faults []error
	for _, path := range requested {
		if err := loaded.load(path, func() error { return nil }); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", path, err))
		}
	}
	return errors.Join(faults...)
}
