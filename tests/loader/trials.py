#!/usr/bin/env python3
"""When plugins are tried in a child process before they are loaded, and what a slow trial prints."""
import os
import shutil
import time

from harness import check, expect_equal, main

CHECKED = "library, 1 plugin and configuration are valid\n"
TRYING = "ocelot-load: trying 1 plugin in a child process"


def test(loader):
    by_option(loader)
    other_files(loader)
    slow(loader)
    usage(loader)


def loads_of(loader, *words, plugin=None, said=CHECKED, code=0, **environment):
    """How often the plugin was loaded: once in the serving process, and once more if it was tried."""
    log = loader.folder / f"log-{time.monotonic_ns()}"
    plugin = plugin or loader.made.plugin("slow")
    found = loader.run("--config", loader.pipeline().path, "--plugin", plugin, "--check", *words, SLOW_LOG=log, **environment)
    expect_equal(found[:2], (code, said), f"{words}: {found[2]}")
    return log.read_text().count("loaded") if log.exists() else 0


def by_option(loader):
    expect_equal(loads_of(loader, "--trial", "never"), 1, "never")
    expect_equal(loads_of(loader), 2, "the first start")
    expect_equal(loads_of(loader), 1, "the second start")
    expect_equal(loads_of(loader, "--trial", "once"), 1, "the third start")
    expect_equal(loads_of(loader, "--trial", "always"), 2, "always")
    expect_equal(loads_of(loader, HOME="", XDG_CACHE_HOME="", OCELOT_CACHE_DIR=""), 2, "without a cache folder")


def other_files(loader):
    """A copy has the same bytes; a file that was replaced has others, also if its size and its time stay."""
    copy = loader.folder / "copied.so"
    shutil.copy(loader.made.plugin("slow"), copy)
    expect_equal(loads_of(loader, plugin=copy), 1, "a copy")
    time.sleep(2.1)
    expect_equal(loads_of(loader, plugin=copy), 1, "a copy, again")
    content = bytearray(copy.read_bytes())
    times = copy.stat()
    content[-1] ^= 1  # in the table of sections, which nothing reads
    copy.write_bytes(content)
    os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    expect_equal(loads_of(loader, plugin=copy), 2, "other bytes")


def slow(loader):
    """Progress after a second; a limit of the user's."""
    program = loader.load("--config", loader.pipeline().path, "--plugin", loader.made.plugin("slow"), "--check", "--trial", "always",
                             SLOW_TIME="1.5s")
    expect_equal(program.wait(), 0, "exit code")
    expect_equal(program.errors().splitlines(), [TRYING], "messages")
    code, _, messages = loader.run("--config", loader.pipeline().path, "--plugin", loader.made.plugin("slow"), "--check", "--trial", "always",
                                   "--trial-timeout", "0.2", SLOW_TIME="30s")
    expect_equal(code, 12, "exit code")
    check("note: it did not load within 200 ms" in messages, messages)


def usage(loader):
    for words, message in ((("--trial", "sometimes"), "--trial takes once, always or never, not 'sometimes'"),
                           (("--trial-timeout", "long"), "--trial-timeout takes a number of seconds, not 'long'")):
        code, _, messages = loader.run(*words)
        expect_equal((code, messages.splitlines()[0]), (2, f"error: {message}"), f"{words}")


if __name__ == "__main__":
    main(test)
