//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.otlphttp)

package exporter

import (
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/otlphttpexporter"
)

func init() {
	Factories = append(Factories, newOTLPHTTP)
}

// newOTLPHTTP makes the exporter that sends OTLP over HTTP.
func newOTLPHTTP(string) exporter.Factory {
	return otlphttpexporter.NewFactory()
}
