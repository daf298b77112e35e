//go:build lambdacomponents.custom && lambdacomponents.processor.slow

package processor

import (
	"os"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/processor"
)

// It takes as long to load as SLOW_TIME says, and writes a line to SLOW_LOG when it is loaded.
func init() {
	if duration, err := time.ParseDuration(os.Getenv("SLOW_TIME")); err == nil {
		time.Sleep(duration)
	}
	if log, err := os.OpenFile(os.Getenv("SLOW_LOG"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		log.WriteString("loaded\n")
		log.Close()
	}
	Factories = append(Factories, newSlow)
}

func newSlow(string) processor.Factory {
	return processor.NewFactory(component.MustNewType("slow"), func() component.Config { return &struct{}{} })
}
