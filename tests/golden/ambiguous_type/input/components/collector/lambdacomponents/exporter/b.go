//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.b)

package exporter

import (
	"x.org/b/twinexporter"
	"go.opentelemetry.io/collector/exporter"
)

func init() {
	Factories = append(Factories, func(string) exporter.Factory {
		return twinexporter.NewFactory()
	})
}
