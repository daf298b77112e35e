//go:build lambdacomponents.custom && lambdacomponents.processor.stuck

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
	Factories = append(Factories, newStuck)
}

// newStuck makes a processor that never stops.
func newStuck(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("stuck"), func() component.Config { return &struct{}{} },
		processor.WithTraces(createStuck, component.StabilityLevelDevelopment))
}

func createStuck(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	return processorhelper.NewTraces(ctx, set, cfg, next,
		func(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) { return traces, nil },
		processorhelper.WithShutdown(func(context.Context) error { select {} }))
}
