//go:build lambdacomponents.custom && lambdacomponents.exporter.printer

package exporter

import (
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/debugexporter"
)

func init() {
	Factories = append(Factories, newPrinter)
}

// newPrinter makes the exporter that prints what it is given.
func newPrinter(string) exporter.Factory {
	return debugexporter.NewFactory()
}
