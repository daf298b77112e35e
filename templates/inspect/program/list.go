package main

import (
	"reflect"
	"runtime/debug"
	"sort"
	"strings"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
	"go.uber.org/zap"
)

// A listing is what the collector consists of, sorted.
type listing struct {
	Components []entry `json:"components"`
	Providers  []part  `json:"providers"`
	Converters []part  `json:"converters"` // null if upstream's are unknown
}

// An entry is a component. Aliases are deprecated names that the collector accepts for its type.
type entry struct {
	Kind      string            `json:"kind"`
	Type      string            `json:"type"`
	Aliases   []string          `json:"aliases,omitempty"`
	Module    string            `json:"module,omitempty"`
	Version   string            `json:"version,omitempty"`
	Stability map[string]string `json:"stability"`
}

// A part is a configuration provider, named by its scheme, or a converter, named by its package.
type part struct {
	Name    string `json:"name"`
	Module  string `json:"module,omitempty"`
	Version string `json:"version,omitempty"`
}

func list(factories otelcol.Factories) listing {
	var entries []entry
	entries = append(entries, entriesOf("receiver", factories.Receivers)...)
	entries = append(entries, entriesOf("processor", factories.Processors)...)
	entries = append(entries, entriesOf("exporter", factories.Exporters)...)
	entries = append(entries, entriesOf("connector", factories.Connectors)...)
	entries = append(entries, entriesOf("extension", factories.Extensions)...)
	sort.SliceStable(entries, func(i, j int) bool {
		return entries[i].Kind+" "+entries[i].Type < entries[j].Kind+" "+entries[j].Type
	})
	settings := upstreamSettings(factories).ResolverSettings
	return listing{entries, providersOf(settings.ProviderFactories), convertersOf(settings.ConverterFactories)}
}

// entriesOf joins the names of each factory: a map has it under its type and under each alias.
func entriesOf[F component.Factory](kind string, factories map[component.Type]F) []entry {
	byType := map[string]*entry{}
	for name, factory := range factories {
		canonical := factory.Type().String()
		if byType[canonical] == nil {
			module, version := moduleOf(factory.CreateDefaultConfig())
			byType[canonical] = &entry{kind, canonical, nil, module, version, stabilityOf(factory)}
		}
		if name.String() != canonical {
			byType[canonical].Aliases = append(byType[canonical].Aliases, name.String())
		}
	}
	entries := []entry{}
	for _, found := range byType {
		sort.Strings(found.Aliases)
		entries = append(entries, *found)
	}
	return entries
}

// stabilityOf calls each method of a factory whose name ends in Stability, such as TracesStability. Which there are
// depends on the kind of component and on the collector's version.
func stabilityOf(factory component.Factory) map[string]string {
	levels := map[string]string{}
	value := reflect.ValueOf(factory)
	for i := 0; i < value.NumMethod(); i++ {
		name, isStability := strings.CutSuffix(value.Type().Method(i).Name, "Stability")
		method, isLevel := value.Method(i).Interface().(func() component.StabilityLevel)
		if !isStability || !isLevel {
			continue
		}
		if level := method(); level != component.StabilityLevelUndefined {
			levels[signalOf(name)] = level.String()
		}
	}
	return levels
}

// signalOf turns "TracesToMetrics" into "traces_to_metrics". An extension has one level, without a signal.
func signalOf(method string) string {
	if method == "" {
		return "extension"
	}
	return strings.ToLower(strings.ReplaceAll(method, "To", "_to_"))
}

func providersOf(factories []confmap.ProviderFactory) []part {
	parts := []part{}
	for _, factory := range factories {
		provider := factory.Create(confmap.ProviderSettings{Logger: zap.NewNop()})
		if isOmitted(provider) {
			continue
		}
		module, version := moduleOf(provider)
		parts = append(parts, part{provider.Scheme(), module, version})
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].Name < parts[j].Name })
	return parts
}

// convertersOf keeps the order, in which they run.
func convertersOf(factories []confmap.ConverterFactory) []part {
	if !settingsAreUpstreams {
		return nil
	}
	parts := []part{}
	for _, factory := range factories {
		converter := factory.Create(confmap.ConverterSettings{Logger: zap.NewNop()})
		path := packageOf(converter)
		module, version := moduleOf(converter)
		parts = append(parts, part{path[strings.LastIndex(path, "/")+1:], module, version})
	}
	return parts
}

// moduleOf returns the module that defines the type of a value, and its version, which is empty for a module of the
// tree. Both are empty if the type has no name, as struct{} has none.
func moduleOf(value any) (path, version string) {
	info, known := debug.ReadBuildInfo()
	if !known {
		return "", ""
	}
	defining := packageOf(value)
	for _, module := range append(info.Deps, &info.Main) {
		isPrefix := defining == module.Path || strings.HasPrefix(defining, module.Path+"/")
		if isPrefix && len(module.Path) > len(path) {
			path, version = module.Path, versionOf(module)
		}
	}
	return path, version
}

func versionOf(module *debug.Module) string {
	if module.Replace != nil {
		module = module.Replace
	}
	if module.Version == "(devel)" {
		return ""
	}
	return module.Version
}

func packageOf(value any) string {
	if value == nil {
		return ""
	}
	defining := reflect.TypeOf(value)
	for defining.Kind() == reflect.Pointer {
		defining = defining.Elem()
	}
	return defining.PkgPath()
}
