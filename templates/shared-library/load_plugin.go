package main

// #include "otelcol.h"
import "C"

import "errors"

// loadPlugin takes in a plugin for all collectors that are started from now on.
func (h *host) loadPlugin(path string) error {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.latest != nil && !h.latest.hasEnded() {
		return newFault(C.OTELCOL_WRONG_STATE, "a collector runs; plugins are loaded before")
	}
	err := h.plugins.load(path, makeVisible)
	var known *fault
	if errors.As(err, &known) {
		return known
	}
	return asFault(C.OTELCOL_PLUGIN, err)
}
