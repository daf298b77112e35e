package main

// #include "otelcol.h"
import "C"

// setGates sets feature gates for all collectors that are started from now on.
func (h *host) setGates(list string) error {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.latest != nil && !h.latest.hasEnded() {
		return newFault(C.OTELCOL_WRONG_STATE, "a collector runs; feature gates are set before")
	}
	return asFault(C.OTELCOL_CONFIG, setGates(list))
}
