package main

import (
	"context"
	"fmt"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
)

// A verdict says whether the collector accepts a configuration. It has faults exactly if it does not.
type verdict struct {
	Accepted bool     `json:"accepted"`
	Faults   []fault  `json:"faults"`
	Unknown  []string `json:"unknown"` // references without a value

	Effective map[string]any `json:"effective,omitempty"` // what the collector runs with, if it accepts the configuration
}

// A fault is one reason why the collector does not start. Its path leads to the fault in the configuration, as far as
// it is known. For a name that is not among the valid ones, it has both.
type fault struct {
	Path    []string `json:"path,omitempty"`
	Message string   `json:"message"`
	Name    string   `json:"name,omitempty"`
	Valid   []string `json:"valid,omitempty"`
}

// check runs the collector's own dry run, which decides. The walk finds more faults and where they are: the dry run
// stops at the first of some kinds, and does not name its place.
func check(factories otelcol.Factories, file string, references *references) verdict {
	settings := upstreamSettings(factories)
	config := "file:" + file
	settings.ResolverSettings.URIs = []string{config}
	references.replaceIn(&settings.ResolverSettings, config)

	ctx := context.Background()
	failure := dryRun(ctx, settings, factories)
	result := verdict{Accepted: failure == nil, Faults: []fault{}, Unknown: references.withoutValues()}
	declared, err := resolve(ctx, settings)
	if err != nil {
		declared = confmap.New()
	}
	if failure == nil {
		result.Effective = effective(declared, factories)
		return result
	}
	found := &walk{factories: factories}
	if err == nil {
		found.visit(declared)
	}
	result.Faults = join(found.faults, faultsOf(failure, declared.ToStringMap()))
	if len(result.Faults) == 0 {
		result.Faults = []fault{{Message: failure.Error()}}
	}
	return result
}

func resolve(ctx context.Context, settings otelcol.ConfigProviderSettings) (config *confmap.Conf, err error) {
	defer recoverAs(&err)
	resolver, err := confmap.NewResolver(settings.ResolverSettings)
	if err != nil {
		return nil, err
	}
	return resolver.Resolve(ctx)
}

func dryRun(ctx context.Context, settings otelcol.ConfigProviderSettings, factories otelcol.Factories) (err error) {
	defer recoverAs(&err)
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo:              component.BuildInfo{Command: "inspect"},
		ConfigProviderSettings: settings,
		Factories:              func() (otelcol.Factories, error) { return factories, nil },
		LoggingOptions:         quiet,
	})
	if err != nil {
		return err
	}
	return collector.DryRun(ctx)
}

// recoverAs turns a panic of a component, a converter or a provider into an error.
func recoverAs(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("it panics: %v", cause)
	}
}
