//go:build lambdacomponents.custom

package lambdacomponents

import "example.com/small/collector/lambdacomponents/exporter"

// Names lists the exporters that were linked.
func Names() []string { return exporter.Names }
