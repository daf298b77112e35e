//go:build lambdacomponents.custom && lambdacomponents.receiver.single

package receiver

import (
	"context"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/receiver"
)

func init() {
	Factories = append(Factories, newSingle)
}

type single struct {
	next consumer.Traces
}

// newSingle makes a receiver of one span, which comes when the collector starts.
func newSingle(string) receiver.Factory {
	return receiver.NewFactory(component.MustNewType("single"), func() component.Config { return &struct{}{} },
		receiver.WithTraces(func(_ context.Context, _ receiver.Settings, _ component.Config, next consumer.Traces) (receiver.Traces, error) {
			return &single{next}, nil
		}, component.StabilityLevelDevelopment))
}

func (s *single) Start(ctx context.Context, _ component.Host) error {
	traces := ptrace.NewTraces()
	traces.ResourceSpans().AppendEmpty().ScopeSpans().AppendEmpty().Spans().AppendEmpty().SetName("single")
	return s.next.ConsumeTraces(ctx, traces)
}

func (s *single) Shutdown(context.Context) error { return nil }
