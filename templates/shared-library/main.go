// Command library is the collector as a shared library. Its functions are declared in otelcol.h: exports.go translates
// them between C and Go, collector.go runs collectors, plugin_set.go takes in components from other files.
package main

// A shared library's main is never called.
func main() {}
