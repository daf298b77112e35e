#!/usr/bin/env python3
"""1,000 crafted trees (300 in the short form) as upstream. Each tree with a harmful part is rejected with the code of that
part, before a lock is written. A tree without one is pinned, extracted and probed. Nothing outside the project changes, is
removed or is created.

Input: OCELOT_GEN. The trees depend only on SEED.
"""
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile

from git_objects import FILE, FOLDER, LINK, PROGRAM, SUBMODULE, Repository

OCELOT = os.environ["OCELOT_GEN"]
# `./dev test security` runs the long form; the run of all suites runs the short one.
COUNT = 1000 if os.environ.get("OCELOT_TESTS") == "long" else 300
SEED = 15
TOO_LARGE = 257 << 20  # bytes; the limit of a file is 256 MiB
NAMES = [b"..", b".", b"", b".git", b".GIT", b".gIt", b"git~1", b"GIT~1", b".git ", b".git. .", b".git::$INDEX_ALLOCATION",
         b".g\xe2\x80\x8cit", b"\xe2\x80\x8e.git", b"\xef\xbb\xbf.git", b"..\\.git", b"a/b", b"/etc/cron.d/x", b"../up",
         b"../../../outside/new", b"x\ny", b"x\x1b[2J", b"x\x7f", b"\xc2\x9bx", b"n" * 256]
GOOD_NAMES = [b"...", b"..a", b"a..", b".gitignore", b".gitmodules", b".gitattributes", b".github", b"git", b"git~2", b"\xff\xfe",
              b"a b", b"$HOME", b"`id`", b"'quoted'", b"back\\slash", b"-rf", b"n" * 255, "größe".encode(), b".git2"]


class Maker:
    """Adds one part to a tree. A tree is a list of [mode, name, id or list of the folder's entries]."""

    def __init__(self, repository, outside, chance):
        self.repository, self.outside, self.chance = repository, str(outside).encode(), chance
        self.zeros = repository.zeros(TOO_LARGE)
        self.bomb = self.make_bomb()
        self.number = self.trees = 0

    def make_bomb(self):
        """Ten folders in ten folders, ten times: 10,000,000,000 files in 11 objects."""
        inner = self.repository.tree([(FILE, b"f%d" % i, self.repository.blob(b"")) for i in range(10)])
        for _ in range(9):
            inner = self.repository.tree([(FOLDER, b"d%d" % i, inner) for i in range(10)])
        return inner

    def name(self):
        self.number += 1
        return b"n%d" % self.number

    def entry(self, mode, name, content=b"x"):
        return [mode, name, self.repository.blob(content)]

    def link(self, name, target):
        return self.entry(LINK, name, target)

    def any_kind(self, name):
        return self.chance.choice([self.entry(FILE, name), self.entry(PROGRAM, name), self.link(name, b"go.mod"),
                                   [FOLDER, name, [self.entry(FILE, b"inner")]]])

    def somewhere(self, tree, entries):
        """Adds entries to the root or to a new folder at any depth."""
        for _ in range(self.chance.choice([0, 0, 1, 2, 5])):
            tree.append([FOLDER, self.name(), []])
            tree = tree[-1][2]
        tree.extend(entries)

    # Each of these adds one harmful part, and returns the codes of its errors.

    def bad_name(self, tree):
        self.somewhere(tree, [self.any_kind(self.chance.choice(NAMES))])
        return {"upstream-name"}

    def deep(self, tree):
        for _ in range(self.chance.choice([1501, 2000])):
            tree.append([FOLDER, b"d", []])
            tree = tree[-1][2]
        return {"upstream-name"}

    def duplicate(self, tree):
        name = self.name()
        self.somewhere(tree, [self.any_kind(name), self.any_kind(name)])
        return {"upstream-duplicate"}

    def file_below_link(self, tree):
        self.somewhere(tree, [self.link(b"out", self.outside), [FOLDER, b"out", [self.entry(FILE, b"canary")]]])
        return {"upstream-duplicate", "upstream-link"}

    def link_out(self, tree):
        target = self.chance.choice([self.outside + b"/canary", self.outside, b"/", b"/etc/passwd", b"../" * 9 + b"outside/canary",
                                     b"n/../../../../../../../outside/canary", b"./" * 9 + b"../" * 8])
        name = self.chance.choice([b"config.yaml", b"go.sum", b"VERSION", b"build", b"lambdacomponents", self.name()])
        self.somewhere(tree, [self.link(name, target)])
        return {"upstream-link"}

    def chain_out(self, tree):
        """The last link alone stays in the tree."""
        up, first, second = self.name(), self.name(), self.name()
        tree.append([FOLDER, up, [self.link(b"up", b".."), self.link(b"out", b"up/..")]])
        tree += [self.link(first, up + b"/up/" + second), self.link(second, up + b"/out/outside")]
        return {"upstream-link"}

    def circle(self, tree):
        first, second = self.name(), self.name()
        self.somewhere(tree, self.chance.choice([
            [self.link(first, first)], [self.link(first, second), self.link(second, b"./" + first)],
            [self.link(first, first + b"/below")]]))
        return {"upstream-link"}

    def bad_target(self, tree):
        self.somewhere(tree, [self.link(self.name(), self.chance.choice([b"", b"a\0b", b"t" * 4096]))])
        return {"upstream-link"}

    def long_chain(self, tree):
        names = [self.name() for _ in range(60)]
        tree += [self.link(name, following) for name, following in zip(names, names[1:] + [b"go.mod"])]
        return {"upstream-link"}

    def submodule(self, tree):
        self.somewhere(tree, [[SUBMODULE, self.name(), bytes(20)]])
        return {"submodule"}

    def odd_type(self, tree):
        empty = self.repository.tree([])
        self.somewhere(tree, [self.chance.choice([
            self.entry(b"0", self.name()), self.entry(b"10644", self.name()), self.entry(b"60644", self.name()),
            self.entry(FOLDER, self.name()), [FILE, self.name(), empty], [LINK, self.name(), empty]])])
        return {"not-a-file"}

    def large_file(self, tree):
        self.somewhere(tree, [[self.chance.choice([FILE, PROGRAM]), self.name(), self.zeros]])
        return {"upstream-too-large"}

    def too_many(self, tree):
        self.somewhere(tree, [[FOLDER, self.name(), self.bomb]])
        return {"upstream-too-large"}

    def missing_object(self, tree):
        self.somewhere(tree, [[self.chance.choice([FILE, FOLDER, LINK]), self.name(), hashlib.sha1(b"missing").digest()]])
        return {"upstream-unreadable"}

    # And these are harmless.

    def good_name(self, tree):
        self.somewhere(tree, [self.any_kind_without_link(self.chance.choice(GOOD_NAMES))])

    def any_kind_without_link(self, name):
        return self.chance.choice([self.entry(FILE, name), [FOLDER, name, [self.entry(FILE, b"inner")]]])

    def good_link(self, tree):
        """Also one through which make writes VERSION."""
        self.somewhere(tree, [self.link(self.name(), self.chance.choice([b".", b"nothing", b"nothing/below", b"./x", b"a/../b"]))])
        if all(entry[1] != b"VERSION" for entry in tree):
            folder = self.name()
            tree += [[FOLDER, folder, [self.link(b"back", b"..")]], self.link(b"VERSION", folder + b"/back/" + folder + b"/v")]

    def odd_mode(self, tree):
        self.somewhere(tree, [self.entry(self.chance.choice([b"100664", b"100600", b"0100644", b"100777"]), self.name())])

    def empty_folder(self, tree):
        self.somewhere(tree, [[FOLDER, self.name(), []]])

    def other_case(self, tree):
        """Two files, because the file system of the tests does not fold case."""
        self.somewhere(tree, [self.entry(FILE, b"readme"), self.entry(FILE, b"README")])

    def deep_but_allowed(self, tree):
        for _ in range(100):
            tree.append([FOLDER, b"d", []])
            tree = tree[-1][2]
        tree.append(self.entry(FILE, b"f"))

    def filter(self, tree):
        tree += [self.entry(FILE, b".gitattributes", b"* filter=evil text eol=crlf ident export-ignore\n")]

    def harmful(self):
        often = [self.bad_name] * 4 + [self.link_out] * 3
        return self.chance.choice(often + [
            self.duplicate, self.file_below_link, self.chain_out, self.circle, self.bad_target, self.long_chain, self.submodule,
            self.odd_type, self.large_file])

    def alone(self):
        """A part that stops the walk over a tree, so that others may not be found."""
        return self.chance.choice([self.deep] + [self.missing_object] * 5)

    def harmless(self):
        return self.chance.choice([self.good_name, self.good_link, self.odd_mode, self.empty_folder, self.other_case,
                                   self.deep_but_allowed, self.filter])

    def write(self, entries):
        """Writes a tree, the deepest folder first."""
        pending, folders = [entries], []
        while pending:
            folders.append(pending.pop())
            pending += [entry[2] for entry in folders[-1] if isinstance(entry[2], list)]
        ids = {}
        for folder in reversed(folders):
            ids[id(folder)] = self.repository.tree(
                [(mode, name, ids[id(content)] if isinstance(content, list) else content) for mode, name, content in folder])
        return ids[id(entries)]

    def make_tree(self):
        """The tree object of a module with one to three added parts, and the codes that its errors must have."""
        entries = [self.entry(FILE, b"go.mod", b"module m\n"),
                   self.entry(FILE, b"Makefile", b"set-otelcol-version:\n\techo v0.1.0 > VERSION\n")]
        way = self.chance.random()
        self.trees += 1
        if self.trees % 400 == 0:  # the walk over 100,000 entries takes a second
            codes = self.too_many(entries)
            return self.write(entries), codes
        parts = [self.alone()] if way < 0.05 else [self.harmful() for _ in range(self.chance.choice([1, 1, 2, 3]))]
        if way > 0.7:
            parts = list(dict.fromkeys(self.harmless() for _ in range(self.chance.choice([1, 2, 3]))))
        codes = set().union(*(part(entries) or () for part in parts))
        return self.write(entries), codes


def listing(folder):
    """Everything about a folder that a step could change."""
    found = {}
    for path in sorted([folder, *folder.rglob("*")]):
        status = path.lstat()
        is_file = path.is_file() and not path.is_symlink()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if is_file else path.is_symlink() and os.readlink(path)
        found[str(path)] = (status.st_mode, status.st_uid, status.st_mtime_ns, status.st_ino, content)
    return found


class Attack:
    """A project, a repository, and next to both a folder that must stay as it is."""

    def __init__(self, work):
        self.work, self.project, self.outside = work, work / "project", work / "outside"
        (work / "tmp").mkdir()
        (self.outside / "folder").mkdir(parents=True)
        for name in ("canary", "go.mod", "go.sum", "VERSION", "config.yaml", "folder/inner"):
            (self.outside / name).write_text(f"untouched {name}\n")
        (self.outside / "link").symlink_to("canary")
        (self.project / "config").mkdir(parents=True)
        (self.project / "config/distributions.yaml").write_text("minimal:\n  buildtags: [lambdacomponents.custom]\n")
        self.lock = self.project / "config/upstream.lock"
        self.environment = dict(os.environ, TMPDIR=str(work / "tmp"), OCELOT_CACHE_DIR=str(work / "cache"), OCELOT_CACHE="off",
                                GIT_CONFIG_GLOBAL="/dev/null", GOTOOLCHAIN="local", LC_ALL="C")
        self.go = work / "go"
        self.go.write_text("#!/bin/sh\necho go1.26.8\n")
        self.go.chmod(0o755)
        self.before = listing(self.outside)

    def run(self, *words):
        return subprocess.run([OCELOT, *words], cwd=self.project, env=self.environment, capture_output=True, timeout=120,
                              check=False)

    def pin(self, branch):
        self.lock.unlink(missing_ok=True)
        (self.project / "config/upstream.yaml").write_text(f"repo: ../up.git\nref: {branch}\n")
        return self.run("-a", "amd64", "--go", str(self.go), "--message-format", "json")

    def clone(self, commit):
        return self.run("step", "clone", "--repository", "../up.git", "--commit", commit, "--folder", "collector", "--tree-id",
                        "tree", "-o", "up.tar")

    def probe(self):
        return self.run("step", "probe", "--go", str(self.go), "--make", shutil.which("make"), "-o", "version", "up.tar")

    def check_contained(self, what):
        assert listing(self.outside) == self.before, f"{what} changed something outside"
        names = sorted(path.name for path in self.work.iterdir())
        assert set(names) <= {"cache", "go", "outside", "project", "tmp", "up.git"}, f"{what} created one of {names}"
        assert not list((self.work / "tmp").iterdir()), f"{what} left something in TMPDIR"


def reject(attack, branch, commit, codes):
    pinned = attack.pin(branch)
    text = f"{branch}: {pinned.stdout.decode(errors='replace')}{pinned.stderr.decode(errors='replace')}"
    assert pinned.returncode == 1, text
    found = {diagnostic["code"] for diagnostic in json.loads(pinned.stdout)["diagnostics"]}
    assert found == codes, f"{text}\nexpected {codes}"
    assert not attack.lock.exists(), f"{branch} is locked"
    cloned = attack.clone(commit)
    assert cloned.returncode == 1 and not (attack.project / "up.tar").exists(), f"{branch} was extracted: {cloned.stderr}"


def accept(attack, branch, commit):
    pinned = attack.pin(branch)
    assert pinned.returncode == 0, f"{branch}: {pinned.stdout} {pinned.stderr}"
    assert attack.lock.exists(), branch
    cloned = attack.clone(commit)
    assert cloned.returncode == 0, f"{branch}: {cloned.stderr}"
    probed = attack.probe()
    assert probed.returncode == 0, f"{branch}: {probed.stderr}"
    (attack.project / "up.tar").unlink()


def main():
    with tempfile.TemporaryDirectory(prefix="crafted-") as folder:
        work = pathlib.Path(folder)
        attack = Attack(work)
        repository = Repository(work / "up.git")
        maker = Maker(repository, attack.outside, random.Random(SEED))
        rejected = 0
        for number in range(COUNT):
            tree, codes = maker.make_tree()
            branch = f"t{number}"
            commit = repository.branch(branch, repository.tree([(FOLDER, b"collector", tree)]))
            if codes:
                reject(attack, branch, commit, codes)
            else:
                accept(attack, branch, commit)
            attack.check_contained(branch)
            rejected += bool(codes)
        print(f"{COUNT} trees: {rejected} rejected, {COUNT - rejected} built from, nothing outside changed")


main()
