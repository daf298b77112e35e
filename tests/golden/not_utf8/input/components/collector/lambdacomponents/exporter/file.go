//go:build lambdacomponents.custom && lambdacomponents.exporter.file

// größe
package exporter
