//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.flat)

package exporter

import "example.com/up/lambdacomponents/exporter/own"
