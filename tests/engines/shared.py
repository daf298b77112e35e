"""What the tests of the shared cache have in common: a small project that several machines build."""
import json
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(os.environ["SOURCE_ROOT"]) / "tests/faults"))
from harness import OCELOT, Project, check  # noqa: E402

BUILD = "ocelot-gen -a amd64 --inspect none --documents none {} && exec ninja -j 1"
GIVEN_UP = "warning: not using the shared cache "


class SharedProject(Project):
    """A project whose steps use a cache of their machine, and what an undisturbed build makes."""

    def __init__(self, folder):
        folder.mkdir(parents=True)
        super().__init__(folder)
        self.environment.pop("OCELOT_CACHE")
        for name in ("OCELOT_REMOTE_CACHE", "OCELOT_REMOTE_CACHE_MODE", "OCELOT_CACHE_KEY", "http_proxy", "HTTP_PROXY",
                     "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            self.environment.pop(name, None)
        self.cache = folder / "cache"

    def new_machine(self):
        """Forgets what this machine built."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.forget()

    def make(self, url, words="", **more):
        """Builds on a new machine. Returns what was printed."""
        self.new_machine()
        return self.make_again(words, **dict(more, OCELOT_REMOTE_CACHE=url))

    def make_again(self, words="", **more):
        code, said = self.run(BUILD.format(words), **more)
        check(code == 0, f"the build failed:\n{said}")
        return said

    def expect(self, reference, what):
        check(self.layers() == reference, f"{what}: the layers differ: {self.layers()} and {reference}")

    def shared(self, **more):
        code, said = self.run("ocelot-gen cache --format json", **more)
        check(code == 0, said)
        return json.loads(said).get("shared") or {}

    def make_key(self, name):
        """A new key; returns its file and its public key."""
        file = self.folder / name
        code, said = self.run(f"ocelot-gen cache keygen {file}")
        check(code == 0, said)
        check(file.stat().st_mode & 0o777 == 0o600, "others can read the key")
        return file, said.splitlines()[-1].removeprefix("  - ")

    def list_writers(self, *keys):
        (self.root / "config/policy.yaml").write_text("cache-writers:\n" + "".join(f"  - {key}\n" for key in keys))


def expect_no_warning(said, what):
    check("warning" not in said, f"{what}: there is a warning:\n{said}")


def expect_one_warning(said, words, what):
    check(said.count("warning: ") == 1, f"{what}: there are {said.count('warning: ')} warnings:\n{said}")
    check(words in said, f"{what}: '{words}' is not told:\n{said}")


def entries(folder):
    return sorted((folder / "ac").glob("[0-9a-f]*"))


def blobs(folder):
    return sorted((folder / "cas").glob("[0-9a-f]*"))


def blobs_named_by(entry):
    return [line.split()[2] for line in entry.read_text().splitlines() if line.startswith("output ")]
