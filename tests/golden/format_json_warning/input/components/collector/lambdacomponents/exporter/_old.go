//go:build lambdacomponents.custom && lambdacomponents.exporter.file

package exporter
