#!/usr/bin/env python3
"""Text of others reaches a reader without characters that a terminal or a browser hides or obeys, and on one line.

Each part of a project that others write has such characters: descriptions, names, tags, URLs, branches, file names, folders,
modules, configurations, and the output of upstream's Makefile and of Go; so have the words of the command line and the
variables. Every command runs in every format: no byte that it prints is such a character, no line is one of the text itself,
and JSON decodes to it.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata

OCELOT = os.environ["OCELOT_GEN"]
SMALL = pathlib.Path(os.environ["SOURCE_ROOT"]) / "tests/faults/small"
COMPONENT = "components/collector/lambdacomponents/exporter/extra.go"

# Default_Ignorable_Code_Point of Unicode, which Python's table does not have.
IGNORABLE = [0x34F, (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2060, 0x206F), 0x3164, (0xFE00, 0xFE0F), 0xFFA0,
             (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)]

# Characters that YAML, JSON and file names can have.
HIDDEN = "\u00ad\u0085\u009b\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067" \
         "\u2068\u2069\ufeff\ufe0f\u115f\U000e0001\U000e0041\U000e007f"
FORGED = "::error::forged"
# What each text tries to print: colors, a line of its own that looks like an annotation, and the hidden characters.
ESCAPES = "\x1b[31m\x07\x7f\x08\r\n" + FORGED + "\n"
TEXT = "a" + HIDDEN + ESCAPES + "z"

HOSTILE_MAKEFILE = """
package:
	@printf 'raw \\233\\205 \\342\\200\\256 \\033[31m\\n%s\\n' '%s'
	@exit 1
set-otelcol-version:
	@echo v0.145.0 > VERSION
"""

runs = 0


def is_hidden(character):
    point = ord(character)
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") or any(
        first <= point <= last for first, last in (one if isinstance(one, tuple) else (one, one) for one in IGNORABLE))


def check_printed(data, what):
    text = data.decode()  # all output is UTF-8
    shown = sorted({f"U+{ord(one):04X}" for one in text if is_hidden(one)})
    assert not shown, f"{what} prints {shown}: {text!r}"
    lines = [line for line in text.splitlines() if line.startswith(("forged", FORGED))]
    assert not lines, f"{what} prints a line of the text: {text!r}"
    return text


def run(folder, *words, **variables):
    """Runs ocelot-gen, checks both streams, and returns stdout."""
    global runs
    runs += 1
    environment = {**os.environ, "OCELOT_CACHE_DIR": str(folder.parent / "cache"), **variables}
    environment.pop("CI", None)
    ended = subprocess.run([OCELOT, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                           timeout=300)
    what = f"{words} {variables} in {folder.name!r} (exit {ended.returncode})"
    check_printed(ended.stderr, "stderr of " + what)
    printed = check_printed(ended.stdout, "stdout of " + what)
    if words[-2:] == ("--format", "json") and ended.stdout:
        json.loads(printed)
    assert ended.returncode in (0, 1, 2), f"{what}: {ended.stderr.decode()}"
    return printed


def git(folder, *words):
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env={
        **os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "test", "GIT_AUTHOR_EMAIL": "test@example.com",
        "GIT_COMMITTER_NAME": "test", "GIT_COMMITTER_EMAIL": "test@example.com"})


def make_project(folder):
    shutil.copytree(SMALL, folder)
    git(folder / "upstream", "init", "-q", "-b", "main")
    commit(folder)
    return folder / "project"


def commit(folder):
    git(folder / "upstream", "add", "-A")
    git(folder / "upstream", "commit", "-q", "--allow-empty", "-m", "upstream")


def quoted(text):
    """A double-quoted scalar of YAML, with escapes only where it needs them. JSON is YAML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def write(project, path, text):
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text)


def described(text):
    return "\n".join([
        f"plain:\n  description: {text}", "  buildtags: [lambdacomponents.custom, lambdacomponents.exporter.debug]",
        f"extra:\n  base: plain\n  description: {text}", "  buildtags: [lambdacomponents.exporter.extra]\n"])


QUERIES = [["list"], ["list", "distributions"], ["list", "components"], ["list", "tags"], ["list", "targets"], ["desc", "extra"],
           ["why", "extra", "exporter.extra"], ["refs", "exporter.extra"], ["refs", "go.uber.org/multierr"],
           ["diff", "plain", "extra"], ["affected", "config/distributions.yaml"], ["graph"], ["graph", "--steps"], ["check"],
           ["explain", "all"], ["path", "build/ocelot/upstream.tar", "extra"], ["cache"], ["clean", "--dry-run"],
           ["format", "--check"], ["build", "--dry-run"], ["schema", "distributions"],
           ["new", "distribution", "more", "--base", "plain", "--dry-run"]]


def query_all(project):
    for words in QUERIES:
        run(project, *words)
        run(project, *words, "--format", "json")
        for form in ("json", "github"):
            run(project, *words, "--message-format", form)
    run(project, "graph", "--format", "html")
    run(project, "affected", "--format", "github-matrix", "config/distributions.yaml")
    for words in (["why", ""], ["desc", ""], ["list", ""], ["build", ""], ["build", "-d", ""]):
        run(project, "complete", "--", *words)


def generate_all(project):
    for form in ("text", "json", "github"):
        run(project, "gen", "-a", "amd64", "--message-format", form)
    run(project, "build", "-a", "amd64", "plain")


def describe_distributions(folder):
    """A project with nothing invalid: its answers have the text."""
    for text in ("a" + HIDDEN + "z", TEXT):
        project = make_project(folder / f"described-{len(text)}")
        write(project, "config/distributions.yaml", described(quoted(text)))
        generate_all(project)
        query_all(project)
        listed = json.loads(run(project, "list", "--format", "json"))["distributions"]
        assert [one["description"] for one in listed] == [text, text], listed
        page = run(project, "graph", "--format", "html")
        document = re.search('<script[^>]* id="document"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
        assert json.loads(document)["distributions"][0]["description"] == text
        run(project, "graph", "--format", "html", "--output", "graph.html")
        assert (project / "graph.html").read_text() == page
        check_printed((project / "build.ninja").read_bytes(), "build.ninja")


def mutate_declaration(folder):
    """Each place of the declaration has the text, in quotes or as it is."""
    project = make_project(folder / "mutated")
    generate_all(project)
    distributions = (project / "config/distributions.yaml").read_text()
    for text in ("a" + HIDDEN + "z", TEXT, "a\u202ez", "forged\nforged"):
        value = quoted(text)
        for name, content in [
                ("distributions.yaml", distributions.replace("extra:", f"{value}:")),
                ("distributions.yaml", distributions.replace("base: plain", f"base: {value}")),
                ("distributions.yaml", distributions.replace("lambdacomponents.exporter.extra", value)),
                ("distributions.yaml", distributions.replace("base: plain", f"{value}: plain")),
                ("distributions.yaml", distributions + f"  architectures: [{value}]\n"),
                ("distributions.yaml", distributions + f"  config: {value}\n"),
                ("distributions.yaml", distributions + f"  config_file: {value}\n"),
                ("distributions.yaml", distributions + f"  kind: {value}\n"),
                ("distributions.yaml", distributions + f"  layer_name: {value}\n"),
                ("distributions.yaml", distributions + f"# {HIDDEN}\n  - {text}\n"),
                ("distributions.yaml", distributions + f"{text}\n"),
                ("upstream.yaml", f"repo: {value}\nref: main\n"),
                ("upstream.yaml", f"repo: {quoted('../' + text)}\nref: main\n"),
                ("upstream.yaml", f"repo: {quoted('http://127.0.0.1:1/' + text)}\nref: main\n"),
                ("upstream.yaml", f"repo: ../upstream\nref: {value}\n"),
                ("upstream.yaml", f"repo: ../upstream\nref: main\nfolder: {value}\n"),
                ("upstream.yaml", f"repo: ../upstream\nref: main\n{value}: x\n"),
                ("component_dependencies.yaml", f"dependencies:\n  {value}: go.uber.org/multierr@v1.11.0\n"),
                ("component_dependencies.yaml", f"dependencies:\n  lambdacomponents.exporter.extra: {value}\n"),
                ("component_dependencies.yaml",
                 f"dependencies:\n  lambdacomponents.exporter.extra: {quoted('example.com/' + text + '@v1.0.0')}\n"),
                ("upstream.lock", f"repo: {value}\nref: {value}\nfolder: {value}\ncommit: {value}\n"),
                ("modules.lock", f"{value}: {value}\n")]:
            path = project / "config" / name
            before = path.read_bytes()
            path.write_bytes(content.encode())
            for words in (["gen", "-a", "amd64"], ["check"], ["list"], ["format", "--check"], ["update", "--dry-run"]):
                run(project, *words)
            for form in ("json", "github"):
                run(project, "check", "--message-format", form)
            run(project, "complete", "--", "desc", "")
            path.write_bytes(before)
    path = project / "config/distributions.yaml"
    for raw in (b"plain:\n  description: a\x9b\x85z\n", b"plain:\n  description: \xe0\x82\x9b\n", b"\xff\xfe::\n"):
        path.write_bytes(raw)
        for form in ("text", "json", "github"):
            run(project, "check", "--message-format", form)


def name_files(folder):
    """Files and folders of a project, of a component and of an upstream."""
    for number, name in enumerate(["a\u202egno.go", "b\u200b.go", "c\U000e0041.go", "d\u009b.go", f"e\n{FORGED}.go", "f\x1b[31m.go"]):
        project = make_project(folder / f"named-{number}")
        (project / COMPONENT).rename(project / os.path.dirname(COMPONENT) / name)
        write(project, "config/" + name + ".yaml", "")
        generate_all(project)
        query_all(project)
        for word in (name, "config/" + name, os.path.join(os.path.dirname(COMPONENT), name)):
            for command in ("refs", "affected", "format", "explain", "build"):
                run(project, command, word)
        run(project, "graph", "--output", name + ".html")
        run(project, "graph", "--output", name + ".html", "--dry-run")
        write(project.parent, f"upstream/collector/{name}", "package main\n\nfunc bad( {\n")
        commit(project.parent)
        run(project, "update", "-a", "amd64")
        run(project, "build", "-a", "amd64", "plain")
    inner = folder / f"x\u202e\n{FORGED}"
    inner.mkdir()
    project = make_project(inner / "project\u200b")
    generate_all(project)
    query_all(project)
    run(project, "cache", OCELOT_CACHE_DIR=str(inner / "cache"))
    run(folder, "-C", str(project), "list")
    run(folder, "-C", str(project), "build", "-a", "amd64", "plain")
    upstream = project.parent / "up\u202e"
    (project.parent / "upstream").rename(upstream)
    write(project, "config/upstream.yaml", f"repo: ../{upstream.name}\nref: main\n")
    generate_all(project)
    run(project, "gen", "-a", "amd64", "--repo", str(upstream))


def print_from_tools(folder):
    """A failing Makefile, and errors of Go that quote the source."""
    project = make_project(folder / "printed")
    makefile = project.parent / "upstream/collector/Makefile"
    before = makefile.read_text()
    makefile.write_text(HOSTILE_MAKEFILE % ("%s", "a" + HIDDEN + FORGED))
    commit(project.parent)
    generate_all(project)
    for form in ("text", "json", "github"):
        run(project, "build", "-a", "amd64", "plain", "--message-format", form)
    log = next((project / "build/ocelot/layer").glob("*.log"))
    assert b"raw \x9b\x85" in log.read_bytes(), "a log has the bytes of the tool"
    makefile.write_text(before)
    commit(project.parent)
    source = (project / COMPONENT).read_text()
    for text in (f'var x{HIDDEN} = 1', f'var x int = "{HIDDEN}"', f'import "a{HIDDEN}"', f'var _ = undefined // {HIDDEN}'):
        (project / COMPONENT).write_text(source + "\n" + text + "\n")
        run(project, "update", "-a", "amd64")
        run(project, "build", "-a", "amd64", "extra")
        run(project, "check")


def name_branches(folder):
    project = make_project(folder / "branches")
    branch = "b\u202e\u200b\u2066x"
    git(project.parent / "upstream", "branch", branch)
    write(project, "config/upstream.yaml", f"repo: ../upstream\nref: {quoted(branch)}\n")
    generate_all(project)
    query_all(project)
    run(project, "update", "-a", "amd64")
    run(project, "update", "-a", "amd64", "-b", branch)
    run(project, "gen", "-a", "amd64", "-b", branch + "\u202eunknown")
    assert branch in (project / "config/upstream.lock").read_text(), "a lock has the bytes of the name"


def type_words(folder):
    """Words of the command line, and variables."""
    project = make_project(folder / "typed")
    generate_all(project)
    for text in ("a" + HIDDEN + "z", TEXT):
        for command in ("list", "desc", "why", "refs", "diff", "affected", "graph", "check", "explain", "path", "cache", "clean",
                        "format", "build", "update", "gen", "schema", "new component", "new distribution", "new project",
                        "import ocb", "import config", "completions", "help", "step", "step clone", "zip"):
            for words in ([text], [text, text], ["--" + text], ["-C", text], ["--format", text], ["--message-format", text],
                          ["-d", text], ["-a", text]):
                if command != "new project" or words[0] != text:
                    run(project, *command.split(), *words)
        run(project, text)
        run(project, text, "--message-format", "json")
        run(project, "complete", "--", "desc", text)
        for variable in ("OCELOT_FORMAT", "OCELOT_MESSAGE_FORMAT", "OCELOT_CACHE_SIZE", "OCELOT_CACHE_DIR", "OCELOT_CACHE", "GOPROXY",
                         "https_proxy", "HOME", "GOCACHE", "XDG_CACHE_HOME", "GIT_CONFIG_GLOBAL", "COLUMNS", "NINJA_STATUS"):
            for words in (["list"], ["cache"], ["update", "-a", "amd64"], ["check", "--message-format", "json"]):
                run(project, *words, **{variable: text})


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch).resolve()
        for part in (describe_distributions, mutate_declaration, name_files, print_from_tools, name_branches, type_words):
            part(folder)
    print(f"{runs} runs")


main()
