#!/usr/bin/env python3
"""A Python program that contains a collector: `embedded.py LIBRARY CONFIG [PLUGIN…]` runs it until SIGTERM or SIGINT.

- Signals: SIGTERM and SIGINT are blocked before the library is loaded, so Go's threads block them too, and
  sigtimedwait() receives them.
- Environment: the collector does not see changes of os.environ; otelcol_setenv() sets its variables.
- Load one library, once: it stays until the process ends. The collector in it can be started again.
- A file that is not a plugin of this library can end the process: try it first with `ocelot-load --check`.
"""
import ctypes
import os
import signal
import sys

STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT}
STOP_WITHIN_MS = 10_000
ABI_VERSION, TIMEOUT = 1, 5  # OTELCOL_ABI_VERSION and OTELCOL_TIMEOUT of otelcol.h


class CollectorError(Exception):
    """A function of the library failed; code is one of otelcol.h."""

    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Collector:
    """The collector of this process. ctypes releases the lock of the interpreter while a function of the library runs."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.library.otelcol_free.argtypes, self.library.otelcol_free.restype = [ctypes.c_char_p], None
        if self.library.otelcol_abi_version() != ABI_VERSION:
            raise CollectorError(None, f"{path} has another version of the interface")

    def call(self, name, *arguments):
        error = ctypes.c_char_p()  # keeps the pointer, which otelcol_free() needs
        code = getattr(self.library, name)(*arguments, ctypes.byref(error))
        text = (error.value or b"").decode(errors="replace")
        self.library.otelcol_free(error)
        if code != 0:
            raise CollectorError(code, text)

    def load_plugin(self, path):
        self.call("otelcol_load_plugin", os.fsencode(path))

    def start(self, *configs):
        self.call("otelcol_start", (ctypes.c_char_p * (len(configs) + 1))(*map(os.fsencode, configs), None))

    def has_ended(self):
        """Whether the collector has ended on request. Raises an error if it ended by itself."""
        try:
            self.call("otelcol_wait", 0)
        except CollectorError as error:
            if error.code != TIMEOUT:
                raise
            return False
        return True

    def stop(self):
        self.call("otelcol_stop", STOP_WITHIN_MS)


def run(library, config, plugins):
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    collector = Collector(library)
    for plugin in plugins:
        collector.load_plugin(plugin)
    collector.start(config)
    print("the collector runs; SIGTERM or Ctrl-C stops it", flush=True)
    while not collector.has_ended():
        if signal.sigtimedwait(STOP_SIGNALS, 0.2):
            collector.stop()


def main():
    if len(sys.argv) < 3:
        print("usage: embedded.py LIBRARY CONFIG [PLUGIN…]", file=sys.stderr)
        sys.exit(2)
    try:
        run(sys.argv[1], sys.argv[2], sys.argv[3:])
    except (OSError, AttributeError, CollectorError) as error:
        sys.exit(f"embedded.py: {error}")


if __name__ == "__main__":
    main()
