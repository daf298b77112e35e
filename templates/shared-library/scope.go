package main

/*
#cgo LDFLAGS: -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

#include "otelcol.h"

// Whether the dynamic linker finds this library in the global scope, where the host may have put it.
static int otelcol_is_global(void) {
	void *all = dlopen(NULL, RTLD_NOW);
	return all != NULL && dlsym(all, "otelcol_abi_version") == (void *)otelcol_abi_version;
}

// A plugin brings a copy of Go's runtime and counts on the dynamic linker to bind it to the one that is there. Under
// RTLD_LOCAL, which many hosts use, it would bind to its own, and Go ends the process with "no plugin module data".
// So the library opens itself once more: RTLD_NOLOAD with RTLD_GLOBAL moves what is loaded to the global scope
// (dlopen(3)). Gives NULL, or what went wrong, for the dynamic linker to free.
static const char *otelcol_promote_itself(void) {
	Dl_info self;
	if (otelcol_is_global()) return NULL;
	// dladdr compares the address with those of all symbols, which takes milliseconds.
	if (dladdr((void *)otelcol_promote_itself, &self) == 0 || self.dli_fname == NULL)
		return "dladdr does not know this library";
	if (dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_GLOBAL) == NULL) {
		const char *why = dlerror();
		return why != NULL ? why : "dlopen does not find this library";
	}
	return NULL;
}
*/
import "C"

import "sync"

// makeVisible puts this library into the global scope, where plugins find Go's runtime.
var makeVisible = sync.OnceValue(func() error {
	if why := C.otelcol_promote_itself(); why != nil {
		return newFault(C.OTELCOL_SCOPE, "the library cannot be made visible to plugins: %s; "+
			"if it is an archive, link the program with -rdynamic", C.GoString(why))
	}
	return nil
})
