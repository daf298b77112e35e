//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.file)

package exporter

import (
	"github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter"
	"go.opentelemetry.io/collector/exporter"
)

func init() {
	Factories = append(Factories, newFile)
}

// newFile makes the exporter that appends telemetry to a file, a JSON object a line.
func newFile(string) exporter.Factory {
	return fileexporter.NewFactory()
}
