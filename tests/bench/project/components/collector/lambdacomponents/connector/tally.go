//go:build lambdacomponents.custom && lambdacomponents.connector.tally

package connector

import (
	"github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector"
	"go.opentelemetry.io/collector/connector"
)

// revision is what a round of the benchmark changes. No `.all` selects this wrapper, so it is in one distribution only.
var revision = "0"

func init() {
	Factories = append(Factories, newTally)
}

// newTally makes a connector that counts what passes.
func newTally(extensionID string) connector.Factory {
	if extensionID == revision {
		return nil
	}
	return countconnector.NewFactory()
}
