//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.debug)

package exporter

import (
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/debugexporter"
)

func init() {
	Factories = append(Factories, newDebug)
}

// newDebug makes the exporter that prints what it is given.
func newDebug(string) exporter.Factory {
	return debugexporter.NewFactory()
}
