//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.processor.all || lambdacomponents.processor.mark)

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
	Factories = append(Factories, newMark)
}

// newMark returns the factory of a processor that adds an attribute to every span.
func newMark(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("mark"), func() component.Config { return &struct{}{} },
		processor.WithTraces(createMark, component.StabilityLevelDevelopment))
}

func createMark(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	return processorhelper.NewTraces(ctx, set, cfg, next, addMark,
		processorhelper.WithCapabilities(consumer.Capabilities{MutatesData: true}))
}

func addMark(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) {
	for _, resource := range traces.ResourceSpans().All() {
		for _, scope := range resource.ScopeSpans().All() {
			for _, span := range scope.Spans().All() {
				span.Attributes().PutStr("marked.by", "the application")
			}
		}
	}
	return traces, nil
}
