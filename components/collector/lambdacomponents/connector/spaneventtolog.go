//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.connector.all || lambdacomponents.connector.spaneventtolog)

package connector

import (
	"github.com/dev7a/otelcol-con-spaneventtolog/spaneventtologconnector"
	"go.opentelemetry.io/collector/connector"
)

func init() {
	Factories = append(Factories, newSpanEventToLog)
}

// newSpanEventToLog makes the connector that turns the events of spans into log records.
func newSpanEventToLog(string) connector.Factory {
	return spaneventtologconnector.NewFactory()
}
