//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.awss3)

package exporter

import (
	"github.com/open-telemetry/opentelemetry-collector-contrib/exporter/awss3exporter"
	"go.opentelemetry.io/collector/exporter"
)

func init() {
	Factories = append(Factories, newAWSS3)
}

// newAWSS3 makes the exporter that stores each batch as an object in an S3 bucket.
func newAWSS3(string) exporter.Factory {
	return awss3exporter.NewFactory()
}
