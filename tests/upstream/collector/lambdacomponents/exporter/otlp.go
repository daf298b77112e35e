//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.otlp)

package exporter

import (
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/otlpexporter"
)

func init() {
	Factories = append(Factories, newOTLP)
}

// newOTLP makes the exporter that sends OTLP over gRPC.
func newOTLP(string) exporter.Factory {
	return otlpexporter.NewFactory()
}
