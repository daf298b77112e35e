// Command new_factory is a plugin in the older form: it exports one function, NewFactory.
package main

import (
	"context"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processorhelper"
)

// NewFactory makes a processor that marks each span.
func NewFactory() processor.Factory {
	return processor.NewFactory(component.MustNewType("older"), func() component.Config { return &struct{}{} },
		processor.WithTraces(create, component.StabilityLevelDevelopment))
}

func create(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	return processorhelper.NewTraces(ctx, set, cfg, next, mark,
		processorhelper.WithCapabilities(consumer.Capabilities{MutatesData: true}))
}

func mark(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) {
	for _, resource := range traces.ResourceSpans().All() {
		for _, scope := range resource.ScopeSpans().All() {
			for _, span := range scope.Spans().All() {
				span.Attributes().PutStr("mark.older", "seen")
			}
		}
	}
	return traces, nil
}

func main() {}
