//go:build lambdacomponents.custom && lambdacomponents.exporter.file

package exporter

import "example.com/fileexporter"
