//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.mine)

package exporter

import (
	"x.org/mineexporter"
	"go.opentelemetry.io/collector/exporter"
)

func init() {
	Factories = append(Factories, func(string) exporter.Factory {
		return mineexporter.NewFactory()
	})
}
