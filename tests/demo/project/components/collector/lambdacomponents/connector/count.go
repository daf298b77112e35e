//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.connector.all || lambdacomponents.connector.count)

package connector

import (
	"github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector"
	"go.opentelemetry.io/collector/connector"
)

func init() {
	Factories = append(Factories, newCount)
}

// newCount makes the connector that counts what passes and emits the counts as metrics.
func newCount(string) connector.Factory {
	return countconnector.NewFactory()
}
