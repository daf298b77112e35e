//go:build lambdacomponents.custom && lambdacomponents.processor.fuse

package processor

import (
	"context"
	"log"
	"os"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processorhelper"
)

func init() {
	Factories = append(Factories, newFuse)
}

// fuseConfig says where the panic comes from; for "exit 0" and "fatal", the process exits.
type fuseConfig struct {
	Where string `mapstructure:"where"`
}

// newFuse makes a processor that panics: in its constructor, when it starts, or on a goroutine of its own at the first span.
// Or, at the first span, it ends the process in order.
func newFuse(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("fuse"), func() component.Config { return &fuseConfig{} },
		processor.WithTraces(createFuse, component.StabilityLevelDevelopment))
}

func createFuse(ctx context.Context, set processor.Settings, cfg component.Config, next consumer.Traces) (processor.Traces, error) {
	blow(cfg, "constructor")
	return processorhelper.NewTraces(ctx, set, cfg, next,
		func(_ context.Context, traces ptrace.Traces) (ptrace.Traces, error) {
			burnt := make(chan struct{})
			go func() {
				defer close(burnt)
				blow(cfg, "goroutine")
				exit(cfg)
			}()
			<-burnt
			return traces, nil
		},
		processorhelper.WithStart(func(context.Context, component.Host) error {
			blow(cfg, "start")
			return nil
		}))
}

func blow(cfg component.Config, where string) {
	if cfg.(*fuseConfig).Where == where {
		panic("the fuse has blown")
	}
}

func exit(cfg component.Config) {
	switch cfg.(*fuseConfig).Where {
	case "exit 0":
		os.Exit(0)
	case "fatal":
		log.Fatal("the fuse has blown")
	}
}
