// Package disablequeuedretryconverter turns the sending queue off in the configuration of exporters. Lambda stops the
// process between invocations, so what is in a queue is sent one invocation late.
package disablequeuedretryconverter

import (
	"context"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
)

// As in the real upstream, only these names count: an exporter that is configured by a newer name keeps its queue.
var queued = map[string]bool{"otlp": true, "otlphttp": true}

type converter struct{}

// NewFactory returns the factory of the converter.
func NewFactory() confmap.ConverterFactory {
	return confmap.NewConverterFactory(func(confmap.ConverterSettings) confmap.Converter { return converter{} })
}

// Convert adds the setting to each exporter that has a queue.
func (converter) Convert(_ context.Context, conf *confmap.Conf) error {
	exporters, isMap := conf.Get("exporters").(map[string]any)
	if !isMap {
		return nil
	}
	settings := map[string]any{}
	for name := range exporters {
		var id component.ID
		if id.UnmarshalText([]byte(name)) == nil && queued[id.Type().String()] {
			settings[name] = map[string]any{"sending_queue": map[string]any{"enabled": false}}
		}
	}
	return conf.Merge(confmap.NewFromStringMap(map[string]any{"exporters": settings}))
}
