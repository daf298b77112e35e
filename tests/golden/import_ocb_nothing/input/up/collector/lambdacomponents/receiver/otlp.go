//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.receiver.all || lambdacomponents.receiver.otlp)

package receiver

import (
	"go.opentelemetry.io/collector/receiver/otlpreceiver"
	"go.opentelemetry.io/collector/receiver"
)

func init() {
	Factories = append(Factories, func(string) receiver.Factory {
		return otlpreceiver.NewFactory()
	})
}
