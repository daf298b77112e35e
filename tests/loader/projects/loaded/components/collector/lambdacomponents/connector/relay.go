//go:build lambdacomponents.custom && lambdacomponents.connector.relay

package connector

import (
	"go.opentelemetry.io/collector/connector"
	"go.opentelemetry.io/collector/connector/forwardconnector"
)

func init() {
	Factories = append(Factories, newRelay)
}

// newRelay makes the connector that joins one pipeline to others.
func newRelay(string) connector.Factory {
	return forwardconnector.NewFactory()
}
