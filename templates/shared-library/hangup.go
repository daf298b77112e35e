package main

/*
#include <signal.h>
#include <stddef.h>

static struct sigaction otelcol_hosts_hangup;

// Whether the host has a handler for SIGHUP.
static int otelcol_host_handles_hangup(void) {
	if (sigaction(SIGHUP, NULL, &otelcol_hosts_hangup) != 0) return 0;
	if ((otelcol_hosts_hangup.sa_flags & SA_SIGINFO) != 0) return 1;
	return otelcol_hosts_hangup.sa_handler != SIG_DFL && otelcol_hosts_hangup.sa_handler != SIG_IGN;
}

static void otelcol_give_hangup_back(void) { sigaction(SIGHUP, &otelcol_hosts_hangup, NULL); }
*/
import "C"

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// hangups is not nil while a request of ours keeps the host's handler of SIGHUP; guarded by the mutex of theHost.
var hangups chan os.Signal

// leaveHangups lets a host keep its handler of SIGHUP, which otelcol takes for itself when it runs. Go installs a handler
// only for the first Notify of a signal (os/signal, Notify), so this one comes first, stays, and the host's handler is put
// back at once. It is called before each start, because the host may have another opinion by then.
func leaveHangups() {
	hostHandles := C.otelcol_host_handles_hangup() != 0
	if hangups != nil && !hostHandles {
		signal.Stop(hangups)
		hangups = nil
	}
	if hangups != nil || !hostHandles {
		return
	}
	hangups = make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	C.otelcol_give_hangup_back()
	go returnEarly(hangups)
}

// returnEarly sends a signal that came before the host's handler was back to the process once more.
func returnEarly(early <-chan os.Signal) {
	select {
	case <-early:
		_ = syscall.Kill(syscall.Getpid(), syscall.SIGHUP)
	case <-time.After(time.Second):
	}
}
