//go:build lambdacomponents.custom
//go:build lambdacomponents.all || lambdacomponents.exporter.file

package exporter
