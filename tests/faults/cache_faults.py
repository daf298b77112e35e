#!/usr/bin/env python3
"""Faults of the action cache: kills during a store, flipped bits, a thousand damaged entries, a full and a read-only disk, other
files in its place. Each build produces the right bytes, and an unusable cache is reported once.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

from full_disk import Disk, enter_own_mounts
from harness import Project, check, descendants, expect_all_gone, is_long, main, signal_if_there, wait_until

BUILD = "ocelot-gen -a amd64 --inspect none --documents none && exec ninja"
WARNING = "warning: not using the action cache: "
RANDOM_KILLS = 20 if is_long() else 8
DAMAGED = 1000


class CachedProject(Project):
    """A project whose steps use an action cache, and the result of a build with an empty cache."""

    def __init__(self, folder):
        folder.mkdir()
        super().__init__(folder)
        self.environment.pop("OCELOT_CACHE")
        self.cache = folder / "cache"
        self.build("-a amd64")
        self.reference = self.layers()
        check(len(self.reference) == 4, f"two layers with checksums are wanted: {self.reference}")
        self.whole = folder / "whole"
        shutil.copytree(self.cache, self.whole)

    def put_back(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.copytree(self.whole, self.cache)

    def files(self, below="."):
        return sorted(path.relative_to(self.cache) for path in (self.cache / below).rglob("*") if path.is_file())

    def expect_right(self, what):
        """Builds with only the cache and expects the right bytes. Returns the output."""
        self.forget()
        code, said = self.run(BUILD)
        expect_all_gone()
        check(code == 0, f"{what}: the build failed:\n{said}")
        check(self.layers() == self.reference, f"{what}: other bytes")
        return said

    def expect_told_once(self, what, reason):
        for _ in range(2):
            said = self.expect_right(what)
            check(said.count(WARNING) == 1, f"{what}: it is told {said.count(WARNING)} times:\n{said}")
            check(reason in said, f"{what}: '{reason}' is not told:\n{said}")

    def expect_nothing_told(self, what):
        said = self.expect_right(what)
        check("warning" not in said, f"{what}: there is a warning:\n{said}")


def stopped_below():
    return [process for process in descendants() if process.state == "T"]


def kill_at(project, moment, name):
    shutil.rmtree(project.cache)
    project.forget()
    process = project.start(BUILD, OCELOT_STOP_AT=f"{moment}:{name}")
    check(wait_until(lambda: stopped_below() or process.poll() is not None, 60), f"{moment}:{name} was never reached")
    check(stopped_below(), f"{moment}:{name}: nothing stopped there")
    while process.poll() is None:
        for stopped in stopped_below():
            signal_if_there(stopped, signal.SIGKILL)
        time.sleep(0.01)
    check(process.returncode != 0, f"{moment}:{name}: a killed build says that it is done")
    process.communicate()
    expect_all_gone()
    check(not list(project.cache.rglob(".ocelot-*")), f"{moment}:{name}: half a file is left in the cache")


def test_kills_at_commits(folder):
    project = CachedProject(folder / "commits")
    names = [path.name for part in ("action", "blob") for path in project.files(part)]
    check(len(names) >= 12, f"too few files in the cache: {names}")
    if not is_long():
        names = random.sample(names, 4)
    for name in names:
        for moment in ("before", "after"):
            kill_at(project, moment, name)
            project.expect_nothing_told(f"after a kill {moment} {name}")
            check("nothing is damaged" in project.run("ocelot-gen cache verify")[1], f"{moment}:{name}: the cache is damaged")
    return f"{2 * len(names)} kills at the commits of entries and blobs"


def test_random_kills(folder):
    project = CachedProject(folder / "kills")
    struck = 0
    for _ in range(10 * RANDOM_KILLS):
        if struck == RANDOM_KILLS:
            break
        shutil.rmtree(project.cache, ignore_errors=True)
        project.forget()
        process = project.start(BUILD)
        time.sleep(random.uniform(0.05, 1.5))
        steps = [one for one in descendants() if one.kind() == "step"]
        if steps and signal_if_there(random.choice(steps), signal.SIGKILL):
            struck += 1
        process.communicate(timeout=120)
        expect_all_gone()
        project.expect_nothing_told("after a kill")
    check(struck == RANDOM_KILLS, f"only {struck} kills met a step")
    return f"{struck} kills at random moments"


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def test_flipped_bits(folder):
    project = CachedProject(folder / "bits")
    files = [path for path in project.files() if (project.cache / path).stat().st_size > 0]
    singly = files if is_long() else random.sample(files, 6)
    for path in singly:
        project.put_back()
        flip_a_bit(project.cache / path)
        project.expect_nothing_told(f"a flipped bit in {path}")
    project.put_back()
    for path in files:
        flip_a_bit(project.cache / path)
    project.expect_nothing_told("a flipped bit in every file")
    return f"a flipped bit in each of {len(singly)} files, and in all {len(files)} of them"


def plant_damaged(project):
    for index in range(DAMAGED):
        path = project.cache / f"action/{index % 256:02x}/{index:062x}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(random.randbytes(index % 300))


def test_damaged_entries(folder):
    project = CachedProject(folder / "damaged")
    plant_damaged(project)
    project.expect_nothing_told("with damaged entries beside the right ones")
    for path in project.files("action"):
        (project.cache / path).write_bytes(b"damaged")
    project.expect_nothing_told("with damaged entries alone")
    shutil.rmtree(project.cache / "action")
    plant_damaged(project)
    code, said = project.run("ocelot-gen cache verify")
    check(code == 0 and said.startswith(f"removed damaged entries: {DAMAGED} entries, "), f"verify: {said}")
    check(not project.files("action"), "verify left something")
    return f"{DAMAGED} damaged entries"


def test_full_disk(folder):
    project = CachedProject(folder / "full")
    disk = Disk(folder / "disk")
    project.environment["OCELOT_CACHE_DIR"] = str(disk.folder / "cache")
    for size in (0, 64 << 10, 1 << 20):
        shutil.rmtree(disk.folder / "cache", ignore_errors=True)
        disk.leave(size)
        project.expect_told_once(f"a full disk with {size} bytes left", "No space left on device")
        disk.make_room()
    project.expect_nothing_told("with room again")
    code, said = project.run("ocelot-gen cache verify")
    check(code == 0 and said == "nothing is damaged\n", f"after a full disk: {said}")
    disk.remove()
    return "a full disk, three times"


def mount(*words):
    subprocess.run(["mount", *words], check=True)


def test_read_only(folder):
    project = CachedProject(folder / "read-only")
    for content, name in ((project.whole, "whole"), (None, "empty")):
        shutil.rmtree(project.cache)
        if content:
            shutil.copytree(content, project.cache)
        else:
            project.cache.mkdir()
        mount("--bind", str(project.cache), str(project.cache))
        mount("-o", "remount,bind,ro", str(project.cache))
        if content:
            project.expect_nothing_told(f"a read-only cache, {name}")
        else:
            project.expect_told_once(f"a read-only cache, {name}", "Read-only file system")
        subprocess.run(["umount", str(project.cache)], check=True)
    return "a read-only cache, whole and empty"


def test_foreign_files(folder):
    project = CachedProject(folder / "foreign")
    shutil.rmtree(project.cache)
    project.cache.write_text("not a folder")
    project.expect_told_once("a file in the cache's place", "cannot make the folder")
    project.cache.unlink()
    for name in ("action", "blob"):
        project.cache.mkdir(mode=0o700)
        (project.cache / name).write_text("not a folder")
        project.expect_told_once(f"a file in the place of {name}", "cannot open the folder: Not a directory")
        check((project.cache / name).read_text() == "not a folder", "another's file is gone")
        shutil.rmtree(project.cache)
    project.put_back()
    for path in [*project.files("action"), *project.files("blob")]:
        (project.cache / path).unlink()
        (project.cache / path / "mine").mkdir(parents=True)
    project.expect_told_once("folders in the place of files", "Is a directory")
    return "foreign files and folders, four times"


def test(folder):
    seed = int(os.environ.get("OCELOT_SEED", time.time_ns() % 1_000_000))
    random.seed(seed)
    print(f"seed {seed}")
    for one in (test_full_disk, test_read_only, test_foreign_files, test_damaged_entries, test_flipped_bits,
                test_kills_at_commits, test_random_kills):
        print(f"{one(pathlib.Path(folder))}: the right bytes each time", flush=True)


if __name__ == "__main__":
    enter_own_mounts()
    sys.exit(main(test))
