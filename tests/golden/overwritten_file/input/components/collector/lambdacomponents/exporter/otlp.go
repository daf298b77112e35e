//go:build lambdacomponents.custom && lambdacomponents.exporter.otlp

package exporter
