#!/usr/bin/env python3
"""An upstream with a file of 4 GiB, under a memory limit, in git and in a plain folder; and upstreams with
too many files or too many bytes. Each is a clear error before a lock is written. An upstream within the limits is
cloned with less memory than it has bytes.

Input: OCELOT_GEN.
"""
import os
import pathlib
import resource
import subprocess
import tempfile

from git_objects import FILE, FOLDER, Repository

OCELOT = os.environ["OCELOT_GEN"]
MEBIBYTE, GIBIBYTE = 1 << 20, 1 << 30
MEMORY = 2 * GIBIBYTE


class Attack:
    def __init__(self, work):
        self.work, self.project = work, work / "project"
        (work / "tmp").mkdir()
        (self.project / "config").mkdir(parents=True)
        (self.project / "config/distributions.yaml").write_text("minimal:\n  buildtags: [lambdacomponents.custom]\n")
        self.environment = dict(os.environ, TMPDIR=str(work / "tmp"), OCELOT_CACHE_DIR=str(work / "cache"), OCELOT_CACHE="off",
                                GIT_CONFIG_GLOBAL="/dev/null", LC_ALL="C")

    def run(self, *words, memory=MEMORY):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

        return subprocess.run([OCELOT, *words], cwd=self.project, env=self.environment, capture_output=True, text=True,
                              timeout=300, check=False, preexec_fn=limit)

    def rejects(self, repo, problem, ref="main"):
        (self.project / "config/upstream.yaml").write_text(f"repo: {repo}\nref: {ref}\n")
        result = self.run("-a", "amd64")
        assert result.returncode == 1 and problem in result.stderr, f"{repo} {ref}: {result.returncode}: {result.stderr}"
        assert not (self.project / "config/upstream.lock").exists(), f"{repo} {ref} is locked"


def make_upstream(repository):
    """Branches with one fault each. The blobs of zeros are small on disk."""
    module = (FILE, b"go.mod", repository.blob(b"module m\n"))
    empty, part = repository.blob(b""), repository.zeros(128 * MEBIBYTE)
    many = repository.tree([(FILE, b"%04d" % i, empty) for i in range(1000)])
    folders = {"main": [(FILE, b"big", repository.zeros(4 * GIBIBYTE)), module],
               "many": [module, *((FOLDER, b"sub%03d" % i, many) for i in range(101))],
               "total": [module, *((FILE, b"part%d" % i, part) for i in range(9))],
               "allowed": [module, *((FILE, b"part%d" % i, part) for i in range(7))]}
    return {name: repository.branch(name, repository.tree([(FOLDER, b"collector", repository.tree(records))]))
            for name, records in folders.items()}


def main():
    with tempfile.TemporaryDirectory(prefix="large-") as folder:
        work = pathlib.Path(folder)
        attack = Attack(work)
        commits = make_upstream(Repository(work / "up.git"))
        short = commits["main"][:12]
        attack.rejects("../up.git", f"'collector/big' of commit {short} is larger than 256 MiB")
        attack.rejects("../up.git", "has more than 100000 files and folders", "many")
        attack.rejects("../up.git", "has more than 1024 MiB in total", "total")

        plain = work / "plain/collector"
        plain.mkdir(parents=True)
        (plain / "go.mod").write_text("module m\n")
        with (plain / "big").open("wb") as file:
            file.truncate(4 * GIBIBYTE)
        attack.rejects("../plain", "'big' is larger than 256 MiB")

        many = work / "empty/collector"
        for number in range(100_001):
            (many / f"{number:06}").mkdir(parents=True)
        (many / "go.mod").write_text("module m\n")
        attack.rejects("../empty", "has more than 100000 files and folders")

        # A lock that was written by hand, and a folder that grew after it was pinned.
        clone = ["step", "clone", "--folder", "collector", "--tree-id", "tree", "-o", "up.tar"]
        cloned = attack.run(*clone, "--repository", "../up.git", "--commit", commits["main"])
        assert cloned.returncode == 1 and "is larger than 256 MiB" in cloned.stderr, cloned.stderr
        cloned = attack.run(*clone, "--plain", "../plain")
        assert cloned.returncode == 1 and "is larger than 256 MiB" in cloned.stderr, cloned.stderr

        # 896 MiB in files of 128 MiB each.
        cloned = attack.run(*clone, "--repository", "../up.git", "--commit", commits["allowed"], memory=700 * MEBIBYTE)
        assert cloned.returncode == 0, cloned.stderr
        assert (attack.project / "up.tar").stat().st_size > 896 * MEBIBYTE
        print("an upstream that is too large is an error, and one that is not is streamed")


main()
