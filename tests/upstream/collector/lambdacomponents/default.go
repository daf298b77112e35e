//go:build !lambdacomponents.custom

// Package lambdacomponents says which components a build of the collector contains.
package lambdacomponents

import (
	"errors"

	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/debugexporter"
	"go.opentelemetry.io/collector/exporter/otlphttpexporter"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/batchprocessor"
	"go.opentelemetry.io/collector/receiver"
	"go.opentelemetry.io/collector/receiver/otlpreceiver"
	"go.opentelemetry.io/collector/service/telemetry/otelconftelemetry"
)

// Components is a fixed set: without lambdacomponents.custom no other tag counts.
func Components(string) (otelcol.Factories, error) {
	receivers, errR := otelcol.MakeFactoryMap[receiver.Factory](otlpreceiver.NewFactory())
	processors, errP := otelcol.MakeFactoryMap[processor.Factory](batchprocessor.NewFactory())
	exporters, errE := otelcol.MakeFactoryMap[exporter.Factory](debugexporter.NewFactory(), otlphttpexporter.NewFactory())
	return otelcol.Factories{
		Receivers:  receivers,
		Processors: processors,
		Exporters:  exporters,
		Telemetry:  otelconftelemetry.NewFactory(),
	}, errors.Join(errR, errP, errE)
}
