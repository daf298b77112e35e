#!/usr/bin/env python3
"""Every diagnostic code of src is shown by a test, and docs/errors.md tells of all of them.

`errors.py ROOT BUILD` checks both; with --update it writes docs/errors.md anew. The text comes from the golden cases
that have a code, and from the table below.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).absolute().parent.parent / "golden"))
import cases

# Codes that need real tools or a machine in trouble: why it is an error, the test, and the text that must stand in it.
SHOWN_ELSEWHERE = {
    "bad-configuration": (
        "The collector does not accept its configuration. The words of the note are its own.",
        "tests/loader/faults.py", "error: the configuration cannot be used"),
    "bad-size": (
        "The variable OCELOT_CACHE_SIZE is set to something that is no size. The cache has its usual bound then.",
        "tests/e2e/surroundings.sh", "warning: OCELOT_CACHE_SIZE is"),
    "bad-library": (
        "The dynamic linker cannot load the library, or its interface has another version. The note says which.",
        "tests/loader/faults.py", "error: the library cannot be loaded"),
    "refused-plugin": (
        "A child process that loaded the plugin was told no, or died. The process that serves never saw the plugin.",
        "tests/loader/faults.py", "error: the plugin cannot be used"),
    "collector-failed": (
        "The configuration is well, but the collector could not start, or it ended by itself. The note and the "
        "collector's log say why.",
        "tests/loader/faults.py", "error: the collector failed"),
    "collector-panic": (
        "Code of the collector, or of a plugin, panicked where it could be caught. Elsewhere a panic ends the process; "
        "with --supervise the collector is started again in both cases.",
        "tests/loader/panics.py", "error: the collector's code panicked"),
    "fixed-configuration": (
        "A library that has only Main or MainWithPlugin reads ./test.yaml by itself; nothing else can be given to it.",
        "tests/loader/simple_libraries.py", "reads ./test.yaml and"),
    "missing-library": (
        "The file that --library names is not there.",
        "tests/loader/faults.py", "error: there is no such library"),
    "missing-plugin": (
        "A file that --plugin or OTEL_COLLECTOR_SHARED_LIBRARY names is not there.",
        "tests/loader/faults.py", "error: there is no such plugin"),
    "not-a-library": (
        "The file has none of the functions that a loader of collectors could call.",
        "tests/loader/faults.py", "this is no collector's library"),
    "not-a-plugin": (
        "Go's build information in the file says that it is no plugin. Go itself would end the process.",
        "tests/loader/faults.py", "this is no Go plugin"),
    "not-elf": (
        "The file is no program or library of Linux, or is one of 32 bits, or is damaged.",
        "tests/loader/faults.py", "this is no ELF file"),
    "other-architecture": (
        "The library or the plugin is built for another kind of machine.",
        "tests/loader/faults.py", "error: it is built for"),
    "other-build": (
        "Library and plugin must be built from one tree, by one Go, with the same flags. The notes say what differs.",
        "tests/loader/faults.py", "error: the plugin is of another build than the library"),
    "stop-timeout": (
        "The collector was asked to stop and still had not when the time of --timeout was over. The process has ended.",
        "tests/loader/stopping.py", "error: the collector did not stop in time"),
    "bad-fields": (
        "The record of a step's last run, which `ocelot-gen explain` compares with, is damaged. It is then as if there were none.",
        "tests/unit/build/cache/fields_test.cpp", "not a list of fields"),
    "changed-meanwhile": (
        "A file that a command was about to change is not as it was when the command read it. Nothing is written.",
        "tests/unit/support/io/changes_test.cpp", "changed by somebody else meanwhile"),
    "future-time": (
        "A file or folder of the declaration has a time that is yet to come. Ninja compares times, so it would not notice an edit.",
        "tests/e2e/future_input.sh", "dated in the future"),
    "missing-lock": (
        "`ocelot-gen explain` changes nothing, so it does not pin what a ref means. Run ocelot-gen once before it.",
        "tests/e2e/explain.sh", "no lock that says which commit 'main' is"),
    "unknown-target": (
        "`ocelot-gen explain` was asked for a target that the Ninja file does not have.",
        "tests/e2e/explain.sh", "no target 'minmal'"),
    "bad-variable": (
        "A variable of the environment that git's network needs does not have the form that it must have.",
        "tests/faults/sources_broken_servers.py", "takes a number of seconds"),
    "compile-error": (
        "A wrapper of this project does not compile. The words are Go's own, the place is in your file.",
        "tests/e2e/compile_error.sh", "Go cannot compile this"),
    "missing-ninja": (
        "The Ninja file is written, but nothing in PATH can run it: no ninja, samu or n2.",
        "tests/e2e/no_ninja.sh", "no 'ninja' in PATH"),
    "not-a-file": (
        "An upstream that is a plain folder may hold files and symbolic links, but no pipes, sockets or devices.",
        "tests/unit/support/io/tree_test.cpp", "neither a file nor a symbolic link"),
    "not-a-folder": (
        "A file of the tree lies below a symbolic link, which may lead out of the tree; nothing is written through it.",
        "tests/unit/support/io/tree_test.cpp", "no file is laid out through a link"),
    "unavailable-module": (
        "No proxy and no repository has the module in this version. The path or the version may be misspelt.",
        "tests/e2e/unavailable_module.sh", "Go cannot get"),
    "upstream-denied": (
        "The server does not let us read the repository: it wants a token or a key, or refuses the one that it got, or a "
        "proxy on the way does so. A token is tried once.",
        "tests/faults/sources_credentials.py", "the server refuses the token of"),
    "upstream-moved": (
        "The server leads to another host. A token must not follow there by itself, so you say where the repository is.",
        "tests/faults/sources_credentials.py", "cannot redirect from 'localhost' to '127.0.0.1'"),
    "upstream-untrusted": (
        "Nobody whom this machine trusts vouches for the server: its certificate for https, or its host key for ssh. This is "
        "never passed over, whatever git's configuration says.",
        "tests/faults/sources_https.py", "the SSL certificate is invalid"),
    "unused-module": (
        "A module is required for a component, but nothing imports it, so Go drops it from go.mod again.",
        "tests/e2e/unavailable_module.sh", "but nothing in the tree imports it"),
    "version-lost": (
        "Go takes the highest version of a module that anyone asks for, and another module asks for a higher one than "
        "yours. Write that version, so that the file says what is built.",
        "tests/e2e/lost_version.sh", "but the tree needs"),
    "zip-too-large": (
        "A layer is a zip file of the classic form, which ends at 4 GiB. (Lambda's own bound is far below.)",
        "tests/unit/support/io/zip_test.cpp", "4 GiB or more do not fit"),
}

# A code is a literal with a dash that is none of these, or a plain word that is given to error().
NOT_CODES = {
    "aarch64-linux-gnu-gcc", "asked-cc", "build-tags", "c-shared", "cache-size", "cache-trouble", "cc-amd64", "cc-arm64",
    "cache-removal", "config-file", "dry-run", "expect-tree", "from-config", "gcc-aarch64-linux-gnu", "gcc-x86-64-linux-gnu", "message-format",
    "github-matrix", "header-output", "input-name", "max-size", "no-cache", "ocelot-gen", "ocelot-load",
    "package-jobs", "project-diff", "set-otelcol-version", "shared-library", "tree-id", "under-ninja", "upstream-ref",
    "upstream-repo", "x-access-token",
}
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"|\b(?:error|warning)\(\s*"([a-z0-9]+)"')

HEAD = """# Errors

Every message that `ocelot-gen` and `ocelot-load` can give, by its code. `--format json` gives the code beside each message; the text form
leaves it out. A message names the place, shows the line, and ends with what to do.

`tests/style/errors.py --update` makes this file from the tests, so each message is as the tests have seen it.
"""


def codes_in(src):
    found = {}
    for path in sorted(src.rglob("*.cpp")):
        for match in CODE.finditer(path.read_text()):
            found.setdefault(match[1] or match[2], path.relative_to(src.parent))
    return {code: path for code, path in found.items() if code not in NOT_CODES}


def cases_in(golden):
    """For each code: the cases that show it, each as its file, its explanation and its first message."""
    shown = {}
    for case in map(cases.read, sorted(golden.glob("*.txt"))):
        if "code" in case.settings:
            messages = case.expected("expected.stderr").decode(errors="replace")
            message = messages.split("\n\n")[0].rstrip("\n").replace("\0", "\N{SYMBOL FOR NULL}")
            shown.setdefault(case.settings["code"], []).append((case.path.name, case.text, message))
    return shown


def document(shown):
    text = HEAD
    for code in sorted({*shown, *SHOWN_ELSEWHERE}):
        text += f"\n## {code}\n"
        for name, explanation, message in shown.get(code, []):
            text += f"\n{explanation}\n\n```text\n{message}\n```\n\nShown by `tests/golden/{name}`.\n"
        if code in SHOWN_ELSEWHERE:
            explanation, path, _ = SHOWN_ELSEWHERE[code]
            text += f"\n{explanation}\n\nShown by `{path}`.\n"
    return text


def faults_in(root):
    written, shown = codes_in(root / "src"), cases_in(root / "tests/golden")
    assert len(written) > 50, f"only {len(written)} codes were found in src"
    for code, path in written.items():
        if code not in shown and code not in SHOWN_ELSEWHERE:
            yield f"{path}: '{code}' is shown by no case of tests/golden, and neither SHOWN_ELSEWHERE nor NOT_CODES names it"
    for code in shown.keys() - written.keys():
        yield f"tests/golden/{shown[code][0][0]}: src has no code '{code}'"
    for code, (_, path, wanted) in SHOWN_ELSEWHERE.items():
        if code not in written:
            yield f"SHOWN_ELSEWHERE: src has no code '{code}'"
        if code in shown:
            yield f"SHOWN_ELSEWHERE: tests/golden/{shown[code][0][0]} shows '{code}'"
        if not (root / path).exists() or wanted not in (root / path).read_text():
            yield f"{path}: '{wanted}' is not in it, so '{code}' is not shown there"
    if (root / "docs/errors.md").read_text() != document(shown):
        yield "docs/errors.md is stale; run: python3 tests/style/errors.py . . --update"


def main():
    root = pathlib.Path(sys.argv[1])
    if "--update" in sys.argv:
        (root / "docs/errors.md").write_text(document(cases_in(root / "tests/golden")))
    faults = sorted(faults_in(root))
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
