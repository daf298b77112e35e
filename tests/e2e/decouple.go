//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.processor.all || lambdacomponents.processor.decouple)

package processor

import (
	"context"
	"errors"
	"sync"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/processor"

	"example.com/ocelot/upstream/collector/lambdalifecycle"
)

func init() {
	Factories = append(Factories, newDecouple)
}

// newDecouple makes the processor that answers a function at once, and keeps Lambda from freezing the environment until
// the processor's consumers have returned.
func newDecouple(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("decouple"), func() component.Config { return &struct{}{} },
		processor.WithTraces(makeDecouple, component.StabilityLevelDevelopment))
}

type decouple struct {
	component.StartFunc
	component.ShutdownFunc
	next    consumer.Traces
	running sync.WaitGroup
}

func makeDecouple(_ context.Context, _ processor.Settings, _ component.Config, next consumer.Traces) (processor.Traces, error) {
	notifier := lambdalifecycle.GetNotifier()
	if notifier == nil {
		return nil, errors.New("the program has no notifier")
	}
	d := &decouple{next: next}
	notifier.AddListener(d)
	return d, nil
}

func (d *decouple) Capabilities() consumer.Capabilities { return consumer.Capabilities{} }

func (d *decouple) ConsumeTraces(_ context.Context, traces ptrace.Traces) error {
	copied := ptrace.NewTraces()
	traces.CopyTo(copied)
	d.running.Add(1)
	go func() {
		defer d.running.Done()
		_ = d.next.ConsumeTraces(context.Background(), copied)
	}()
	return nil
}

func (d *decouple) FunctionInvoked()     {}
func (d *decouple) FunctionFinished()    { d.running.Wait() }
func (d *decouple) EnvironmentShutdown() { d.running.Wait() }
