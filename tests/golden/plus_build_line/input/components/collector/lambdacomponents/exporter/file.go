//go:build lambdacomponents.custom && lambdacomponents.exporter.file

package exporter

import _ "example.com/collector/lambdacomponents/exporter/pair"
