#!/usr/bin/env python3
"""Why `ocelot-load inspect --components` cannot list components: exact messages and codes. Some libraries are a few lines of C."""
import json
import struct
import subprocess

import artifacts
from harness import Commanded, check, expect_equal, main
from inspecting import inspect
from listing import listed


def test(loader):
    slow(loader)
    usage(loader)
    plugin_faults(loader)
    library_faults(loader)
    other_roles(loader)
    faulty_libraries(loader)
    with_an_alias(loader)


def slow(loader):
    """A message after a second, and a limit."""
    words = ["inspect", "--components", "--library", loader.made.library, loader.made.plugin("slow")]
    program = loader.start(loader.program, *words, SLOW_TIME="1.5s")
    expect_equal((program.wait(), program.errors()),
                 (0, f"ocelot-load: loading {loader.made.plugin('slow')} in a child process\n"), "a slow plugin")
    program = loader.start(loader.program, *words, "--trial-timeout", "0.2", SLOW_TIME="30s")
    expect_equal((program.wait(), program.output(), program.errors()), (1, "", f"""
{loader.made.plugin("slow")}: error: the plugin cannot be used
note: it did not load within 200 ms
""".lstrip()), "a plugin that hangs")


def usage(loader):
    library, plugin = loader.made.library, loader.made.plugin("first")
    for words, messages in (
            (("--components", plugin), f"error: '{plugin}' is a plugin, which needs its library to list its components\n"
                                       "help: name the library: --components --library LIBRARY\n"),
            (("--components", "--library", library, library),
             f"error: --library is only valid for a plugin, and '{library}' is not a plugin\n"),
            (("--library", library, plugin), "error: --library is only valid with --components\n"),
            (("--trial-timeout", "5", library), "error: --trial-timeout is only valid with --components\n"),
            (("--components", "--trial-timeout", "long", library), "error: --trial-timeout takes a number of seconds, not 'long'\n")):
        code, told, errors = inspect(loader, *words)
        expect_equal((code, told), (2, ""), f"{words}: {errors}")
        check(errors.startswith(messages), f"{words}:\n{errors}")


def expect_fault(loader, words, messages):
    expect_equal(inspect(loader, "--components", *words), (1, "", messages.lstrip()), f"inspect --components {words}")


def plugin_faults(loader):
    """The messages of a trial."""
    made = loader.made
    expect_fault(loader, ["--library", made.library, made.other_flags], f"""
{made.other_flags}: error: the plugin is of another build than the library
note: plugin.Open("{made.folder}/other_flags"): plugin was built with a different version of package go.opentelemetry.io/collector/processor
note: -gcflags: '{artifacts.OTHER_FLAG.removeprefix("-gcflags=")}' here, '' in the library
help: build both from one tree, with one Go and the same flags
""")
    for name, note in (("stillborn", "panic: stillborn"), ("ender", "it ended a process that loaded it with code 3"),
                       ("again", "there is already a receiver 'otlp'")):
        expect_fault(loader, ["--library", made.library, made.plugin(name)],
                     f"{made.plugin(name)}: error: the plugin cannot be used\nnote: {note}\n")
    expect_fault(loader, ["--library", "missing.so", made.plugin("first")], "missing.so: error: there is no such library\n")


def library_faults(loader):
    made = loader.made
    older = loader.folder / "older.so"
    older.write_bytes(without_function(made.library.read_bytes(), b"otelcol_components"))
    old = "older.so: error: this library cannot list its components\nhelp: build it again with this version of ocelot-gen\n"
    expect_fault(loader, ["older.so"], old)
    expect_fault(loader, ["--library", "older.so", made.plugin("first")], old)
    host = Commanded(loader)
    host.expect(f"load {older}", "0 ")
    host.expect("components", "6 the library has no function otelcol_components")
    expect_fault(loader, [made.foreign], f"{made.foreign}: error: it is built for {artifacts.FOREIGN_ARCHITECTURE}, "
                                         f"and this machine is {artifacts.ARCHITECTURE}\n")


def without_function(library, name):
    """A library in which an exported function has the name of another. Its hash stays, so dlsym finds it by neither name."""
    content = bytearray(library)
    start, = struct.unpack_from("<Q", content, 0x28)
    size, count = struct.unpack_from("<HH", content, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", content, start + size * number) for number in range(count)]
    symbols, = (section for section in sections if section[1] == 11)  # SHT_DYNSYM
    texts = sections[symbols[6]][4]
    places = range(symbols[4], symbols[4] + symbols[5], 24)

    def place_of(symbol):
        return next(place for place in places if content.startswith(symbol + b"\0", texts + struct.unpack_from("<I", content, place)[0]))

    struct.pack_into("<I", content, place_of(name), *struct.unpack_from("<I", content, place_of(b"otelcol_state")))
    return content


def other_roles(loader):
    made = loader.made
    for path, role in ((made.simple, "collector library of the simple form"), (made.executable, "program")):
        expect_fault(loader, [path], f"""
{path}: error: its role is '{role}'; only a 'collector library' and a 'plugin' can list their components
help: a distribution with 'kind: shared-library' makes a collector library
""")
    code, _, errors = inspect(loader, "--components", "--library", made.simple, made.plugin("first"))
    expect_equal((code, errors.splitlines()[0].split(";")[0]),
                 (1, f"{made.simple}: error: its role is 'collector library of the simple form'"), "a plugin of a simple library")


def faulty_libraries(loader):
    """Libraries of a few lines of C, which do what ours never do."""
    def expect_note(name, source, message, note):
        build_library(loader, name, source)
        expect_fault(loader, [name], f"{name}: error: {message}\nnote: {note}\n")

    no_list = "int otelcol_components(char **json, char **error) { %s }"
    expect_note("dies.so", "__attribute__((constructor)) static void die(void) { _exit(3); }", "the library cannot be loaded",
                "it ended a process that loaded it with code 3")
    unlisted = "the components cannot be listed"
    expect_note("fails.so", no_list % 'asprintf(error, "no luck\\nstack"); return 4;', unlisted, "no luck")
    expect_note("babbles.so", no_list % 'asprintf(json, "hello"); return 0;', unlisted, "the library's answer is not a list")
    expect_note("aborts.so", no_list % "abort();", unlisted, "it ended a process that loaded it by signal 6")


def with_an_alias(loader):
    """No component of these tests has another name."""
    answer = [{"kind": "exporter", "type": "otlp_http", "aliases": ["otlphttp"], "module": "x.org/m", "stability": {"logs": "Stable"}}]
    text = json.dumps(json.dumps(answer))  # is also a literal of C
    build_library(loader, "alias.so", f"int otelcol_components(char **json, char **error) {{ *json = strdup({text}); return 0; }}")
    expect_equal(listed(loader, "alias.so"), answer, "a component with an alias")
    expect_equal(inspect(loader, "--components", "alias.so")[1].partition("components\n")[2],
                 "  exporter  otlp_http (or otlphttp)  logs: stable  x.org/m\n", "the text form of an alias")


def build_library(loader, name, source):
    functions = "".join(f"int otelcol_{function}() {{ return 0; }}\n" for function in
                        ("setenv", "load_plugin", "check", "start", "wait", "stop", "state"))
    (loader.folder / "library.c").write_text(
        "#define _GNU_SOURCE\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n"
        f"int otelcol_abi_version(void) {{ return 1; }}\nvoid otelcol_free(char *text) {{ free(text); }}\n{functions}{source}\n")
    subprocess.run(["cc", "-shared", "-fPIC", "-w", "-o", name, "library.c"], cwd=loader.folder, check=True)


if __name__ == "__main__":
    main(test)
