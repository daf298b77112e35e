//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.processor.all || lambdacomponents.processor.memorylimiter)

package processor

import (
	"go.opentelemetry.io/collector/processor/memorylimiterprocessor"
	"go.opentelemetry.io/collector/processor"
)

func init() {
	Factories = append(Factories, func(string) processor.Factory {
		return memorylimiterprocessor.NewFactory()
	})
}
