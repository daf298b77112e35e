#!/usr/bin/env python3
"""`affected` names, before a build, the layers that the build then packages, for each kind of input."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from projects import COMPONENTS, OCELOT, ROOT

ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
               "NINJA_STATUS": "[%f/%t] ", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
               "GIT_COMMITTER_EMAIL": "a@b"}
MORE = """//go:build lambdacomponents.exporter.debug || lambdacomponents.exporter.more

package exporter

func init() { Names = append(Names, "more") }
"""


def call(folder, *words):
    ended = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, f"{words}\n{ended.stdout}{ended.stderr}"
    return ended.stdout


def commit(folder):
    call(folder, "git", "add", "-A")
    call(folder, "git", "commit", "-q", "--allow-empty", "-m", "a state")


def make(work):
    shutil.copytree(ROOT / "tests/faults/small", work, dirs_exist_ok=True)
    project, upstream = work / "project", work / "upstream"
    declaration = project / "config/distributions.yaml"
    declaration.write_text(declaration.read_text() + "  config-file: c.yaml\n")
    (project / "config/examples").mkdir()
    (project / "config/examples/c.yaml").write_text("receivers: {}\n")
    (project / ".gitignore").write_text("build/\nbuild.ninja\n")
    for folder in (upstream, project):
        call(folder, "git", "init", "-q", "-b", "main")
        commit(folder)
    return project, upstream


def layers_said(project, *words):
    told = call(project, OCELOT, "affected", *words).splitlines()
    return sorted(" ".join(line.split()[:2]) for line in told if line != "no layer is affected")


def layers_built(project):
    call(project, OCELOT, "--package-jobs", "2", "--documents", "none")
    return sorted(re.findall(r"(?m)^\[\d+/\d+\] package (.*)$", call(project, "ninja")))


def append(path, text):
    path.write_text(path.read_text() + text)


def replace(path, old, new):
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def move_upstream(project, upstream):
    append(upstream / "collector/lambdacomponents/exporter/debug.go", "\n// a remark\n")
    commit(upstream)
    call(project, OCELOT, "--update", "--documents", "none")


def move_elsewhere(project, upstream):
    (upstream / "README.md").write_text("a remark\n")
    commit(upstream)
    call(project, OCELOT, "--update", "--documents", "none")


def cases(project, upstream):
    """For each kind of input: the change, the words after `affected`, and the number of layers that it affects."""
    since = ["--since", "HEAD"]
    components, declaration = project / COMPONENTS / "exporter", project / "config/distributions.yaml"
    yield "nothing", lambda: None, since, 0
    yield "component", lambda: append(components / "extra.go", "\n// a remark\n"), [str(components / "extra.go")], 2
    yield "component since", lambda: append(components / "extra.go", "\n// more\n"), since, 2
    config = project / "config/examples/c.yaml"
    yield "config file", lambda: append(config, "# a remark\n"), ["config/examples/c.yaml"], 2
    yield "comment", lambda: append(declaration, "# a remark\n"), since, 0
    yield "new component", lambda: (components / "more.go").write_text(MORE), since, 4
    yield "deleted component", (components / "more.go").unlink, since, 4
    yield "tag", lambda: replace(declaration, "exporter.extra", "exporter.extra\n  go: {tags: [osusergo]}"), since, 2
    yield "base's tag", lambda: replace(declaration, "exporter.debug", "exporter.debug\n  go: {tags: [netgo]}"), since, 4
    yield "new distribution", lambda: append(declaration, "fresh: {base: plain, architectures: [amd64]}\n"), since, 1
    yield "upstream elsewhere", lambda: move_elsewhere(project, upstream), since, 0
    yield "upstream", lambda: move_upstream(project, upstream), since, 5


def main():
    with tempfile.TemporaryDirectory() as folder:
        project, upstream = make(pathlib.Path(folder).resolve())
        assert len(layers_built(project)) == 4
        commit(project)
        for name, act, words, count in cases(project, upstream):
            act()
            said = layers_said(project, *words)
            built = layers_built(project)
            assert said == built and len(built) == count, f"{name}: said {said}, built {built}, not {count}"
            print(f"{name}: {', '.join(built) or 'none'}")
            commit(project)


main()
