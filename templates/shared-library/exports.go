package main

// The C compiler compares these functions with otelcol.h: cgo declares them once more, by the types given here, which
// therefore need names for what C calls const.

/*
#include <stdlib.h>
#include "otelcol.h"

typedef const char otelcol_text;
typedef const char *const otelcol_text_item;
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
	"unsafe"
)

//export otelcol_abi_version
func otelcol_abi_version() C.int {
	return C.OTELCOL_ABI_VERSION
}

//export otelcol_setenv
func otelcol_setenv(key, value *C.otelcol_text) (code C.int) {
	defer recovered(&code, nil)
	if key == nil {
		return C.OTELCOL_CONFIG
	}
	if value == nil {
		return answer(asFault(C.OTELCOL_CONFIG, os.Unsetenv(goString(key))), nil)
	}
	return answer(asFault(C.OTELCOL_CONFIG, os.Setenv(goString(key), goString(value))), nil)
}

//export otelcol_load_plugin
func otelcol_load_plugin(path *C.otelcol_text, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.loadPlugin(goString(path)), errorText)
}

//export otelcol_set_feature_gates
func otelcol_set_feature_gates(list *C.otelcol_text, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.setGates(goString(list)), errorText)
}

//export otelcol_check
func otelcol_check(configURIs *C.otelcol_text_item, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.check(goStrings(configURIs)), errorText)
}

//export otelcol_start
func otelcol_start(configURIs *C.otelcol_text_item, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.start(goStrings(configURIs), signalsAreTheHosts), errorText)
}

//export otelcol_wait
func otelcol_wait(timeoutMS C.int, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.wait(milliseconds(timeoutMS)), errorText)
}

//export otelcol_stop
func otelcol_stop(timeoutMS C.int, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.stop(milliseconds(timeoutMS)), errorText)
}

//export otelcol_reload
func otelcol_reload(configURIs *C.otelcol_text_item, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	return answer(theHost.reload(goStrings(configURIs)), errorText)
}

//export otelcol_stacks
func otelcol_stacks(text **C.char) (code C.int) {
	defer recovered(&code, nil)
	*text = C.CString(stacks())
	return C.OTELCOL_OK
}

//export otelcol_components
func otelcol_components(json, errorText **C.char) (code C.int) {
	defer recovered(&code, errorText)
	*json = nil
	text, err := theHost.components()
	if err == nil {
		*json = C.CString(text)
	}
	return answer(err, errorText)
}

//export otelcol_state
func otelcol_state() C.int {
	return C.int(theHost.state())
}

//export otelcol_free
func otelcol_free(text *C.char) {
	C.free(unsafe.Pointer(text))
}

//export Main
func Main() {
	runSimply(pluginsOfEnvironment())
}

//export MainWithPlugin
func MainWithPlugin(pluginPath *C.char) {
	if pluginPath == nil || *pluginPath == 0 {
		runSimply(pluginsOfEnvironment())
		return
	}
	runSimply([]string{C.GoString(pluginPath)})
}

// answer is the last thing that a function does: its error as a code and a text.
func answer(err error, errorText **C.char) C.int {
	if errorText != nil {
		*errorText = nil
	}
	if err == nil {
		return C.OTELCOL_OK
	}
	if errorText != nil {
		*errorText = C.CString(err.Error())
	}
	var known *fault
	if errors.As(err, &known) {
		return C.int(known.code)
	}
	return C.OTELCOL_RUNTIME
}

// recovered stands at every boundary, deferred: no panic passes into C.
func recovered(code *C.int, errorText **C.char) {
	if cause := recover(); cause != nil {
		*code = answer(panicFault(cause), errorText)
	}
}

// runSimply is what Main and MainWithPlugin do. They return nothing, so what goes wrong goes to stderr.
func runSimply(plugins []string) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintln(os.Stderr, "collector:", panicFault(cause))
		}
	}()
	for _, path := range plugins {
		if err := theHost.loadPlugin(path); err != nil {
			fmt.Fprintf(os.Stderr, "Error opening plugin: %v\nContinuing without plugin...\n", err)
		}
	}
	err := theHost.start([]string{"./test.yaml"}, signalsStopTheCollector)
	if err == nil {
		err = theHost.wait(forever)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "collector:", err)
	}
}

func pluginsOfEnvironment() []string {
	var paths []string
	for _, path := range strings.Split(os.Getenv("OTEL_COLLECTOR_SHARED_LIBRARY"), ",") {
		if path = strings.TrimSpace(path); path != "" {
			paths = append(paths, path)
		}
	}
	return paths
}

func goString(text *C.otelcol_text) string {
	return C.GoString((*C.char)(text))
}

// goStrings reads a list that ends with NULL; NULL itself is an empty list.
func goStrings(list *C.otelcol_text_item) []string {
	var texts []string
	for item := list; item != nil && *item != nil; item = nextItem(item) {
		texts = append(texts, C.GoString((*C.char)(unsafe.Pointer(*item))))
	}
	return texts
}

func nextItem(item *C.otelcol_text_item) *C.otelcol_text_item {
	return (*C.otelcol_text_item)(unsafe.Add(unsafe.Pointer(item), unsafe.Sizeof(*item)))
}

// forever is a timeout that never comes.
const forever time.Duration = -1

func milliseconds(count C.int) time.Duration {
	if count < 0 {
		return forever
	}
	return time.Duration(count) * time.Millisecond
}
