#!/usr/bin/env python3
"""A case that does not follow the format is an error, and what --update writes is read back as the same bytes."""
import pathlib
import tempfile

import cases

HEAD = "Text.\n\nargs: -d 'a b'\n"
STDERR = "-- expected.stderr --\n"
FAULTS = [
    (f"args: -d a\n{STDERR}", "no text before the settings"),
    (f"\n\nargs: -d a\n{STDERR}", "no text before the settings"),
    (f"Text.\n\nargs -d a\n{STDERR}", "unknown setting 'args -d a'"),
    (f"Text.\n\narg: -d a\n{STDERR}", "unknown setting 'arg: -d a'"),
    (f"{HEAD}args: -d b\n{STDERR}", "duplicate setting 'args'"),
    (f"{HEAD}step: check\n{STDERR}", "more than one of args, step and command"),
    (f"{HEAD}\n{STDERR}", "unknown setting ''"),
    (f"{HEAD}", "no expectation"),
    (f"{HEAD}-- expected.stder --\n", "unknown expectations: expected.stder"),
    (f"{HEAD}{STDERR}-- expected.ninja --\n", "other expectations beside expected.ninja"),
    (f"{HEAD}exit: 0\n-- expected.ninja --\n", "a Ninja file is expected, so only args and shared can be set"),
    (f"{HEAD}-- a --\n-- a (escaped) --\n{STDERR}", "duplicate section 'a'"),
    (f"{HEAD}-- a (hidden) --\n{STDERR}", "unknown note 'hidden' of section 'a'"),
    (f"{HEAD}-- a --\n-- b\n{STDERR}", "section 'a' has a line that begins with '-- '"),
    (f"{HEAD}-- a --\na\r\n{STDERR}", "invisible characters; escape them"),
    (f"{HEAD}{STDERR}error", "the last line has no newline"),
]
CONTENTS = [b"", b"\n", b"a\n", b"a", b"\\", b"\\\n", b"\r\n", b"\0\xff\xfe", b"-- a --\n", b"\xef\xbb\xbf\xc3\xb6\n", b"\tgr\xf6\xdfe\n\n"]


def fault_of(path, text):
    path.write_text(text)
    try:
        cases.read(path)
    except cases.CaseError as error:
        return str(error)
    return None


def check_contents(path, data):
    path.write_text(f"{HEAD}{STDERR}-- a --\nkept\n")
    cases.read(path).expect("expected.stderr", data)
    case = cases.read(path)
    assert case.expected("expected.stderr") == data, (data, path.read_text())
    assert case.words("args") == ["-d", "a b"] and case.sections["a"].body == "kept\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "case.txt"
        for text, message in FAULTS:
            fault = fault_of(path, text)
            assert fault == f"case.txt: {message}", (text, fault)
        for data in CONTENTS:
            check_contents(path, data)
        assert fault_of(path, f"{HEAD}{STDERR}") is None


main()
