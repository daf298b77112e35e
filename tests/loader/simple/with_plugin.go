//go:build with_plugin

package main

import "C"

//export MainWithPlugin
func MainWithPlugin(pluginPath *C.char) {
	run(C.GoString(pluginPath))
}
