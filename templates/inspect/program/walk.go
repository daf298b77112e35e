package main

import (
	"fmt"
	"slices"
	"sort"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
)

// The kinds of pipelines.
var signals = []string{"logs", "metrics", "profiles", "traces"}

// A walk visits each component and each pipeline of a configuration. It goes on after a fault.
type walk struct {
	factories otelcol.Factories
	faults    []fault
}

func (w *walk) visit(config *confmap.Conf) {
	visitSection(w, config, "receivers", w.factories.Receivers)
	visitSection(w, config, "processors", w.factories.Processors)
	visitSection(w, config, "exporters", w.factories.Exporters)
	visitSection(w, config, "connectors", w.factories.Connectors)
	visitSection(w, config, "extensions", w.factories.Extensions)
	w.visitService(config)
}

func (w *walk) add(message string, path ...string) {
	w.faults = append(w.faults, fault{Path: path, Message: message})
}

func (w *walk) addName(message, name string, valid []string, path ...string) {
	w.faults = append(w.faults, fault{path, message, name, valid})
}

func visitSection[F component.Factory](w *walk, config *confmap.Conf, section string, factories map[component.Type]F) {
	parts, err := config.Sub(section)
	if err != nil {
		w.add(unwrapped(err), section)
		return
	}
	for _, name := range keysOf(parts.ToStringMap()) {
		var id component.ID
		if err := id.UnmarshalText([]byte(name)); err != nil {
			w.add(unwrapped(err), section, name)
			continue
		}
		factory, has := factories[id.Type()]
		if !has {
			kind := id.Type().String()
			w.addName(fmt.Sprintf("unknown type %q", kind), kind, typesOf(factories), section, name)
			continue
		}
		w.decode(parts, section, name, factory)
	}
}

// decode reads the configuration of one component over its defaults, as the collector does.
func (w *walk) decode(parts *confmap.Conf, section, name string, factory component.Factory) {
	settings, err := parts.Sub(name)
	if err != nil {
		w.add(unwrapped(err), section, name)
		return
	}
	if err := unmarshal(settings, factory); err != nil {
		w.faults = append(w.faults, decodingFaults(err.Error(), settings.ToStringMap(), section, name)...)
	}
}

func unmarshal(settings *confmap.Conf, factory component.Factory) (err error) {
	defer recoverAs(&err)
	config := factory.CreateDefaultConfig()
	return settings.Unmarshal(&config)
}

func (w *walk) visitService(config *confmap.Conf) {
	service, err := config.Sub("service")
	if err != nil {
		w.add(unwrapped(err), "service")
		return
	}
	w.visitReferences(config, service.Get("extensions"), []string{"extensions"}, "service", "extensions")
	pipelines, err := service.Sub("pipelines")
	if err != nil {
		w.add(unwrapped(err), "service", "pipelines")
		return
	}
	for _, name := range keysOf(pipelines.ToStringMap()) {
		w.visitPipeline(config, pipelines, name)
	}
}

func (w *walk) visitPipeline(config, pipelines *confmap.Conf, name string) {
	var id component.ID // of the same form
	if err := id.UnmarshalText([]byte(name)); err != nil {
		w.add(unwrapped(err), "service", "pipelines", name)
		return
	}
	if signal := id.Type().String(); !slices.Contains(signals, signal) {
		w.addName(fmt.Sprintf("unknown signal %q", signal), signal, signals, "service", "pipelines", name)
		return
	}
	parts, err := pipelines.Sub(name)
	if err != nil {
		w.add(unwrapped(err), "service", "pipelines", name)
		return
	}
	for key, sections := range map[string][]string{
		"receivers":  {"receivers", "connectors"},
		"processors": {"processors"},
		"exporters":  {"exporters", "connectors"},
	} {
		w.visitReferences(config, parts.Get(key), sections, "service", "pipelines", name, key)
	}
}

// visitReferences finds names that none of the sections declares.
func (w *walk) visitReferences(config *confmap.Conf, names any, sections []string, path ...string) {
	list, _ := names.([]any)
	declared := map[string]bool{}
	for _, section := range sections {
		parts, _ := config.Get(section).(map[string]any)
		for name := range parts {
			declared[normal(name)] = true
		}
	}
	for i, name := range list {
		text, isText := name.(string)
		if !isText || declared[normal(text)] {
			continue
		}
		place := concat(path, []string{fmt.Sprint(i)})
		w.addName(fmt.Sprintf("%q is not declared below %q", text, sections[0]), text, keysOf(declared), place...)
	}
}

// normal returns an id as the collector writes it, without the spaces that it ignores.
func normal(name string) string {
	var id component.ID
	if id.UnmarshalText([]byte(name)) != nil {
		return name
	}
	return id.String()
}

func keysOf[V any](values map[string]V) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func typesOf[F any](factories map[component.Type]F) []string {
	names := map[string]bool{}
	for name := range factories {
		names[name.String()] = true
	}
	return keysOf(names)
}
