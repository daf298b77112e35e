// +build lambdacomponents.custom

package exporter
