// Package exporter holds the exporters.
package exporter

// Names is what the wrappers add to.
var Names []string
