package main

// #include "otelcol.h"
import "C"

import (
	"fmt"
	"runtime/debug"
)

// A fault is an error that knows its code of otelcol.h.
type fault struct {
	code  int
	cause error
}

func (f *fault) Error() string { return f.cause.Error() }
func (f *fault) Unwrap() error { return f.cause }

// newFault is a fault with a text of its own, as fmt.Errorf makes it.
func newFault(code int, format string, values ...any) error {
	return &fault{code, fmt.Errorf(format, values...)}
}

// asFault gives an error a code; no error stays none.
func asFault(code int, err error) error {
	if err == nil {
		return nil
	}
	return &fault{code, err}
}

// panicFault is what a recovered panic becomes, with the stack that it was caught on.
func panicFault(cause any) error {
	return newFault(C.OTELCOL_PANIC, "panic: %v\n%s", cause, debug.Stack())
}
