//go:build lambdacomponents.custom && lambdacomponents.exporter.pair

package exporter
