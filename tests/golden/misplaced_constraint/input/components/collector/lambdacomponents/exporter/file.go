//go:build lambdacomponents.custom

package exporter

//go:build lambdacomponents.exporter.file
