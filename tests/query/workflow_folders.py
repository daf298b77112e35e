#!/usr/bin/env python3
"""A workflow names the folder of a project as a text, also if its name is a number or a word of YAML. Paths in messages are those
from the current folder, and --check compares bytes.
"""
import pathlib
import subprocess
import tempfile

import yaml
from projects import OCELOT

SOURCE = ["--image", f"registry.example.com/ocelot@sha256:{'89abcdef' * 8}"]
FORMS = [["github", "--inline"], ["github", "--uses", f"example/ocelot@{'0123456789' * 4}"], ["gitlab"]]
NAMES = ["1.10", "0123", "0x1f", "1e3", "null", "true", "no", "2026-11-30", "otel", "deploy/1.10"]
WORKFLOW = ".github/workflows/layers.yml"


def call(folder, *words):
    ended = subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


def put_project(repository, place):
    config = repository / place / "config"
    config.mkdir(parents=True)
    (config / "distributions.yaml").write_text("minimal:\n  buildtags: [lambdacomponents.custom]\n")
    return config.parent


def check_names(repository):
    for place in NAMES:
        project = put_project(repository, place)
        for form in FORMS:
            code, text, stderr = call(project, OCELOT, "new", "workflow", *form, *SOURCE, "--print")
            assert code == 0, stderr
            workflow = yaml.safe_load(text)
            if form[0] == "gitlab":
                assert f"cd {place}" in workflow[".ocelot"]["before_script"], text
            elif "--uses" in form:
                assert workflow["jobs"]["build"]["with"]["folder"] == place, text
            else:
                folders = [job["defaults"]["run"]["working-directory"] for job in workflow["jobs"].values() if "defaults" in job]
                assert folders == [place, place], text


def check_paths(repository):
    project = put_project(repository, "layers/x")
    words = [OCELOT, "new", "workflow", "github", "--inline", *SOURCE]
    code, text, _ = call(project, *words)
    assert code == 0 and text.startswith(f"new      ../../{WORKFLOW}\n"), text
    assert call(project, "git", "add", ":/.github")[0] == 0
    code, _, stderr = call(project / "config", *words)
    assert code == 1 and stderr.startswith(f"../../../{WORKFLOW}: error: already exists"), stderr
    code, _, stderr = call(repository, *words, "-C", "layers/x")
    assert code == 1 and stderr.startswith(f"../../{WORKFLOW}: error: already exists"), stderr
    code, text, _ = call(project, OCELOT, "new", "workflow", "gitlab", *SOURCE)
    assert code == 0 and "next     in ../../.gitlab-ci.yml: include: [{local: .gitlab/layers.gitlab-ci.yml}]\n" in text, text
    check_bytes(project, repository / WORKFLOW)


def check_bytes(project, path):
    """The ends of lines count."""
    content = path.read_bytes()
    words = [OCELOT, "new", "workflow", "github", "--check"]
    assert call(project, *words) == (0, "", "")
    path.write_bytes(content[:-1])
    code, text, _ = call(project, *words)
    assert code == 1 and text.startswith(f"--- ../../{WORKFLOW}\n") and "\\ No newline at end of file\n" in text, text
    path.write_bytes(content.replace(b"\n", b"\r\n"))
    code, text, _ = call(project, *words)
    assert code == 1 and "\n-name: layers^M\n" in text and "\n+name: layers\n" in text, text


def main():
    with tempfile.TemporaryDirectory() as folder:
        repository = pathlib.Path(folder).resolve()
        assert call(repository, "git", "init", "-q")[0] == 0
        check_names(repository)
        check_paths(repository)


main()
