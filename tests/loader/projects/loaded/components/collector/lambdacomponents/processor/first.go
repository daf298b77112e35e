//go:build lambdacomponents.custom && lambdacomponents.processor.first

package processor

import (
	"context"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processorhelper"
)

func init() {
	Factories = append(Factories, newFirst)
}

// newFirst makes a processor that marks each span.
func newFirst(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("first"), func() component.Config { return &struct{}{} },
		processor.WithTraces(createFirst, component.StabilityLevelDevelopment))
}

func createFirst(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	return processorhelper.NewTraces(ctx, set, cfg, next, markFirst,
		processorhelper.WithCapabilities(consumer.Capabilities{MutatesData: true}))
}

func markFirst(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) {
	for _, resource := range traces.ResourceSpans().All() {
		for _, scope := range resource.ScopeSpans().All() {
			for _, span := range scope.Spans().All() {
				span.Attributes().PutStr("mark.first", "seen")
			}
		}
	}
	return traces, nil
}
