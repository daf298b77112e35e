package main

import (
	"reflect"
	"runtime/debug"
	"sort"
	"strings"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/otelcol"
)

// An entry is a component. Aliases are deprecated names that the collector accepts for its type.
type entry struct {
	Kind      string            `json:"kind"`
	Type      string            `json:"type"`
	Aliases   []string          `json:"aliases,omitempty"`
	Module    string            `json:"module,omitempty"`
	Version   string            `json:"version,omitempty"`
	Stability map[string]string `json:"stability"`
}

// isBefore is the order of a list: by kind, then type.
func (e entry) isBefore(other entry) bool {
	return e.Kind+" "+e.Type < other.Kind+" "+other.Type
}

// A build is what Go records about the file that the code of components is in; nil if that is not known.
type build = *debug.BuildInfo

// ownBuild returns the build of this program or library.
func ownBuild() build {
	own, _ := debug.ReadBuildInfo()
	return own
}

// entriesOf returns an entry for each component, in no order.
func entriesOf(factories otelcol.Factories, from build) []entry {
	entries := []entry{}
	entries = append(entries, entriesOfKind("receiver", factories.Receivers, from)...)
	entries = append(entries, entriesOfKind("processor", factories.Processors, from)...)
	entries = append(entries, entriesOfKind("exporter", factories.Exporters, from)...)
	entries = append(entries, entriesOfKind("connector", factories.Connectors, from)...)
	entries = append(entries, entriesOfKind("extension", factories.Extensions, from)...)
	return entries
}

// entriesOfKind joins the names of each factory: a map has it under its type and under each alias.
func entriesOfKind[F component.Factory](kind string, factories map[component.Type]F, from build) []entry {
	byType := map[string]*entry{}
	for name, factory := range factories {
		canonical := factory.Type().String()
		if byType[canonical] == nil {
			module, version := moduleOf(factory.CreateDefaultConfig(), from)
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

// moduleOf returns the module that defines the type of a value, and its version, which is empty for a module of the
// tree. Both are empty if the type has no name, as struct{} has none.
func moduleOf(value any, from build) (path, version string) {
	if from == nil {
		return "", ""
	}
	defining := packageOf(value)
	for _, module := range append(from.Deps, &from.Main) {
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
