//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.clickhouse)

package exporter

import (
	"github.com/open-telemetry/opentelemetry-collector-contrib/exporter/clickhouseexporter"
	"go.opentelemetry.io/collector/exporter"
)

func init() {
	Factories = append(Factories, newClickHouse)
}

// newClickHouse makes the exporter that inserts telemetry into the tables of a ClickHouse server.
func newClickHouse(string) exporter.Factory {
	return clickhouseexporter.NewFactory()
}
