//go:build lambdacomponents.exporter.extra || lambdacomponents.processor.mark

package exporter
