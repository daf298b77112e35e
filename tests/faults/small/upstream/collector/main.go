// Command collector prints what its build tags chose.
package main

import (
	"os"

	"example.com/small/collector/lambdacomponents"
)

// Stamped by the Makefile through the linker.
var (
	Version = "unset"
	GitHash = "unset"
)

func main() {
	os.Stdout.WriteString(Version + " " + GitHash + "\n")
	for _, name := range lambdacomponents.Names() {
		os.Stdout.WriteString(name + "\n")
	}
}
