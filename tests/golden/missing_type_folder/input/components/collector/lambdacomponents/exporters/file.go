//go:build lambdacomponents.custom && lambdacomponents.exporters.file

package exporters
