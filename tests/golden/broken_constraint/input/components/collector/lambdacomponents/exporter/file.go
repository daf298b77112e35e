//go:build lambdacomponents.custom &&

package exporter
