r"""The text file of a golden case: how it is read, converted to a project, and changed by --update.

    What the case shows, in one or more lines. docs/errors.md quotes it if there is a code.

    code: unknown-base
    args: -d full
    -- config/distributions.yaml --
    full:
      base: minimla
    -- expected.stderr --
    config/distributions.yaml:2:9: error: unknown base 'minimla'

The text ends at the first empty line. Settings follow, one per line; words are quoted as in a shell:

  code      the code of the first diagnostic
  args      more words for `ocelot-gen gen`
  step      or the words after `ocelot-gen step`
  command   or the words of another command
  exit      the exit code if there are messages and it is not 1
  shared    names of files in shared/ whose sections also belong to the project

Each section is a file of the project, or an expectation: expected.ninja, or expected.stderr and expected.stdout (a missing
one is empty). A section contains all lines up to the next section, unchanged. A note after its path changes that:

  -- PATH (executable) --       the file can be executed
  -- PATH (link) --             a symbolic link; its line is the target
  -- PATH (git fast-import) --  a bare repository, created by `git fast-import` from this stream
  -- PATH (escaped) --          `\\` is a backslash, `\r` a carriage return, `\xff` a byte, and `\` ends a line without
                                its newline; for invisible characters, or for a line that begins with `-- `

An unknown or duplicate setting, note or expectation, and invisible characters are errors.
"""
import dataclasses
import os
import pathlib
import re
import shlex
import subprocess

SETTINGS = ("code", "args", "step", "command", "exit", "shared")
NOTES = ("", "executable", "link", "git fast-import", "escaped")
EXPECTATIONS = ("expected.ninja", "expected.stderr", "expected.stdout")
SHARED = pathlib.Path(__file__).absolute().parent / "shared"

SETTING = re.compile(r"([a-z]+): (\S.*)")
MARKER = re.compile(r"(?m)^-- (\S.*?)(?: \(([^()]*)\))? --\n")
ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|(.?))", re.DOTALL)
ESCAPED = {b"\\": b"\\", b"r": b"\r", b"\n": b""}


class CaseError(Exception):
    """The file of a case does not follow the format."""


def check(holds, message):
    if not holds:
        raise CaseError(message)


def is_visible(text):
    return all(character.isprintable() or character in "\n\t" for character in text)


def unescape(data):
    def replace(match):
        check(match[1] or match[2] in ESCAPED, f"unknown escape {match[0].decode(errors='replace')}")
        return bytes.fromhex(match[1].decode()) if match[1] else ESCAPED[match[2]]

    return ESCAPE.sub(replace, data)


def escape_character(character):
    if character in "\\\r":
        return {"\\": r"\\", "\r": r"\r"}[character]
    if is_visible(character):
        return character
    return "".join(rf"\x{byte:02x}" for byte in character.encode(errors="surrogateescape"))


def escape(text):
    text = re.sub(r"(?m)^-- ", r"\\x2d- ", "".join(map(escape_character, text)))
    return text if text.endswith("\n") else text + "\\\n"


@dataclasses.dataclass
class Section:
    note: str
    body: str

    def data(self):
        return unescape(self.body.encode()) if self.note == "escaped" else self.body.encode()


def section_of(data):
    """The section with these bytes, escaped only where necessary."""
    text = data.decode(errors="surrogateescape")
    is_plain = is_visible(text) and text[-1:] in ("", "\n") and not re.search("(?m)^-- ", text)
    return Section("", text) if is_plain else Section("escaped", escape(text))


@dataclasses.dataclass
class Case:
    path: pathlib.Path
    text: str
    settings: dict
    sections: dict

    def words(self, name):
        return shlex.split(self.settings.get(name, ""))

    def project(self):
        """The sections that are files of the project, by path."""
        files = {path: section for path, section in self.sections.items() if path not in EXPECTATIONS}
        for name in self.words("shared"):
            for path, section in read_shared(name).sections.items():
                check(path not in files, f"{self.path.name}: {path} is in shared/{name}.txt too")
                files[path] = section
        return files

    def expected(self, name):
        return self.sections[name].data() if name in self.sections else b""

    def expect(self, name, data):
        """Writes an expectation into the file, and leaves everything else in it unchanged."""
        if data or name in self.sections:
            self.sections[name] = section_of(data)
            self.save()

    def expect_exit(self, code):
        if code == 1:
            self.settings.pop("exit", None)
        else:
            self.settings["exit"] = str(code)
        self.save()

    def save(self):
        self.path.write_text(str(self))

    def __str__(self):
        settings = "".join(f"{name}: {value}\n" for name, value in self.settings.items())
        sections = (f"-- {path}{section.note and f' ({section.note})'} --\n{section.body}"
                    for path, section in self.sections.items())
        return f"{self.text}\n" + (settings and f"\n{settings}") + "".join(sections)


def parse_settings(lines):
    settings = {}
    for line in lines:
        match = SETTING.fullmatch(line)
        check(match and match[1] in SETTINGS, f"unknown setting '{line}'")
        check(match[1] not in settings, f"duplicate setting '{match[1]}'")
        settings[match[1]] = match[2]
    return settings


def parse_sections(parts):
    sections = {}
    for path, note, body in zip(parts[0::3], parts[1::3], parts[2::3]):
        check(path not in sections, f"duplicate section '{path}'")
        check((note or "") in NOTES, f"unknown note '{note}' of section '{path}'")
        check(not re.search("(?m)^-- ", body), f"section '{path}' has a line that begins with '-- '")
        sections[path] = Section(note or "", body)
    return sections


def parse(path):
    text = path.read_bytes().decode()
    check(is_visible(text), "invisible characters; escape them")
    check(text.endswith("\n"), "the last line has no newline")
    head, *parts = MARKER.split(text)
    purpose, _, settings = head.removesuffix("\n").partition("\n\n")
    check(purpose and not any(map(SETTING.fullmatch, purpose.split("\n"))), "no text before the settings")
    return Case(path, purpose, parse_settings(settings.split("\n") if settings else []), parse_sections(parts))


def check_case(case):
    expectations = {name for name in case.sections if name.startswith("expected.")}
    unknown = expectations.difference(EXPECTATIONS)
    check(not unknown, f"unknown expectations: {', '.join(sorted(unknown))}")
    check(expectations, "no expectation")
    check(len({"args", "step", "command"} & case.settings.keys()) <= 1, "more than one of args, step and command")
    if "expected.ninja" in expectations:
        check(len(expectations) == 1, "other expectations beside expected.ninja")
        check(case.settings.keys() <= {"args", "shared"}, "a Ninja file is expected, so only args and shared can be set")


def check_shared(case):
    check(not case.settings, "a shared file has no settings")
    check(not any(name.startswith("expected.") for name in case.sections), "a shared file has no expectations")


def read_with(check_all, path):
    try:
        case = parse(path)
        check_all(case)
    except (CaseError, UnicodeDecodeError) as error:
        raise CaseError(f"{path.name}: {error}") from error
    return case


def read(path):
    return read_with(check_case, path)


def read_shared(name):
    return read_with(check_shared, SHARED / f"{name}.txt")


def import_repository(path, stream):
    """Creates the repository, independent of the settings of the user and of the machine."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "GIT_CONFIG_NOSYSTEM": "1"}
    init = ["git", "init", "--quiet", "--bare", "--template=", "--initial-branch=main", path]
    subprocess.run(init, env=environment, check=True)
    subprocess.run(["git", "--git-dir", path, "fast-import", "--quiet"], input=stream, env=environment, check=True)


def write_section(path, section):
    path.parent.mkdir(parents=True, exist_ok=True)
    if section.note == "link":
        path.symlink_to(section.body.removesuffix("\n"))
    elif section.note == "git fast-import":
        import_repository(path, section.data())
    else:
        path.write_bytes(section.data())
        path.chmod(0o755 if section.note == "executable" else 0o644)


def write_project(case, folder):
    for path, section in case.project().items():
        write_section(folder / path, section)
