//go:build lambdacomponents.custom && lambdacomponents.receiver.again

package receiver

import (
	"go.opentelemetry.io/collector/receiver"
	"go.opentelemetry.io/collector/receiver/otlpreceiver"
)

func init() {
	Factories = append(Factories, newAgain)
}

// newAgain makes a receiver that the library has already.
func newAgain(string) receiver.Factory {
	return otlpreceiver.NewFactory()
}
