//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.processor.all || lambdacomponents.processor.batch)

package processor

import (
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/batchprocessor"
)

func init() {
	Factories = append(Factories, newBatch)
}

// newBatch makes the processor that groups telemetry before it goes on.
func newBatch(string) processor.Factory {
	return batchprocessor.NewFactory()
}
