package main

import (
	"fmt"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
)

// effective returns a valid configuration as its components see it: after upstream's converters, and with the defaults
// of each component. Values that a component declares to be secret are hidden by the collector itself.
func effective(declared *confmap.Conf, factories otelcol.Factories) map[string]any {
	parts := declared.ToStringMap()
	addDefaults(parts, declared, "receivers", factories.Receivers)
	addDefaults(parts, declared, "processors", factories.Processors)
	addDefaults(parts, declared, "exporters", factories.Exporters)
	addDefaults(parts, declared, "connectors", factories.Connectors)
	addDefaults(parts, declared, "extensions", factories.Extensions)
	plain, _ := plainOf(parts).(map[string]any)
	return plain
}

func addDefaults[F component.Factory](
	parts map[string]any, declared *confmap.Conf, section string, factories map[component.Type]F,
) {
	components, err := declared.Sub(section)
	if err != nil || parts[section] == nil {
		return
	}
	complete := components.ToStringMap()
	for name := range complete {
		var id component.ID
		if id.UnmarshalText([]byte(name)) != nil {
			continue
		}
		if settings, err := withDefaults(components, name, factories[id.Type()]); err == nil {
			complete[name] = settings
		}
	}
	parts[section] = complete
}

func withDefaults(components *confmap.Conf, name string, factory component.Factory) (settings any, err error) {
	defer recoverAs(&err)
	declared, err := components.Sub(name)
	if err != nil {
		return nil, err
	}
	config := factory.CreateDefaultConfig()
	if err := declared.Unmarshal(&config); err != nil {
		return nil, err
	}
	complete := confmap.New()
	if err := complete.Marshal(config); err != nil {
		return nil, err
	}
	return complete.ToStringMap(), nil
}

// plainOf returns a value as JSON can have it: durations as the collector reads them.
func plainOf(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		plain := map[string]any{}
		for key, part := range typed {
			plain[key] = plainOf(part)
		}
		return plain
	case []any:
		plain := make([]any, len(typed))
		for i, part := range typed {
			plain[i] = plainOf(part)
		}
		return plain
	case nil, bool, int, int64, uint, uint64, uint32, int32, uint16, int16, float64, string:
		return typed
	case time.Duration:
		return typed.String()
	}
	return fmt.Sprint(value)
}
