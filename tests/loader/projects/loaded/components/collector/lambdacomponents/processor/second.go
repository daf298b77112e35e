//go:build lambdacomponents.custom && lambdacomponents.processor.second

package processor

import (
	"context"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/featuregate"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processorhelper"
)

func init() {
	featuregate.GlobalRegistry().MustRegister("second.gate", featuregate.StageAlpha)
	Factories = append(Factories, newSecond)
}

// newSecond makes a processor that marks each span.
func newSecond(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("second"), func() component.Config { return &struct{}{} },
		processor.WithTraces(createSecond, component.StabilityLevelDevelopment))
}

func createSecond(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	return processorhelper.NewTraces(ctx, set, cfg, next, markSecond,
		processorhelper.WithCapabilities(consumer.Capabilities{MutatesData: true}))
}

func markSecond(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) {
	for _, resource := range traces.ResourceSpans().All() {
		for _, scope := range resource.ScopeSpans().All() {
			for _, span := range scope.Spans().All() {
				span.Attributes().PutStr("mark.second", "seen")
			}
		}
	}
	return traces, nil
}
