#!/usr/bin/env python3
"""A full disk at each step: for the outputs, the scratch folders and the Go cache. The message says so, no file is lost or
incomplete, and the build completes after space is freed.
"""
import os
import pathlib
import shutil
import subprocess
import sys

from harness import Project, SKIPPED, check, expect_all_gone, main

ROOM = 1 << 30
WRAPPER = "components/collector/lambdacomponents/exporter/extra.go"


class Disk:
    """A file system in memory whose free space can be set."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(self.folder)], check=True)

    def leave(self, size):
        """Leaves `size` bytes free."""
        used = shutil.disk_usage(self.folder).used
        self._resize(used + max(size, 4096))

    def make_room(self):
        self._resize(ROOM)

    def remove(self):
        subprocess.run(["umount", str(self.folder)], check=True)

    def _resize(self, size):
        subprocess.run(["mount", "-o", f"remount,size={size}", str(self.folder)], check=True)


def change(project, name):
    path = project.root / WRAPPER
    path.write_text(path.read_text().replace('"extra', f'"extra-{name}'))


def expect_full(code, said, place):
    check(code != 0, f"{place}: a full disk and yet it is done:\n{said}")
    check("o space left on device" in said, f"{place}: nothing of a full disk is said:\n{said}")


def try_sizes(project, disk, place, sizes):
    """Runs with more and more free space: each run fails at a later step and reports why, until the space suffices."""
    failures = 0
    for size in sizes:
        project.forget()
        disk.leave(size)
        code, said = project.run("ocelot-gen -a amd64 --inspect none --documents none && exec ninja")
        expect_all_gone()
        if code != 0:
            expect_full(code, said, place)
            failures += 1
        disk.make_room()
        check(not project.half_written(), f"{place}: left behind: {project.half_written()}")
    check(failures >= 3, f"{place}: only {failures} of {len(sizes)} sizes were too small")
    return failures


def test_outputs(project, folder, reference):
    disk = Disk(folder / "outputs")
    (project.root / "build").symlink_to(disk.folder)
    project.forget = lambda: [shutil.rmtree(entry) if entry.is_dir() else entry.unlink() for entry in disk.folder.iterdir()]
    failures = try_sizes(project, disk, "outputs", [0, 8 << 10, 24 << 10, 48 << 10, 128 << 10, 1 << 20, 3 << 20])
    project.expect_completion(reference, "-a amd64")

    change(project, "other")
    disk.leave(64 << 10)
    code, said = project.run("ocelot-gen -a amd64 --inspect none --documents none && exec ninja")
    expect_full(code, said, "outputs, changed")
    check(project.layers() == reference, "a layer that was there has been lost or damaged")
    disk.make_room()
    project.build("-a amd64")
    check(project.layers() != reference, "the change is not in the layers")
    disk.remove()
    return failures + 1


def test_scratch(project, folder, reference):
    disk = Disk(folder / "scratch")
    project.temporary = disk.folder
    project.environment["TMPDIR"] = str(disk.folder)
    failures = try_sizes(project, disk, "scratch", [0, 32 << 10, 256 << 10, 2 << 20, 4 << 20])
    project.expect_completion(reference, "-a amd64")
    disk.remove()
    return failures


def test_go_cache(project, folder, reference):
    disk = Disk(folder / "go")
    project.environment["GOCACHE"] = str(disk.folder)
    failures = try_sizes(project, disk, "Go cache", [0, 64 << 10, 1 << 20])
    project.expect_completion(reference, "-a amd64")
    disk.remove()
    return failures


def test(folder):
    for index, one in enumerate((test_outputs, test_scratch, test_go_cache)):
        (folder / str(index)).mkdir()
        project = Project(folder / str(index))
        project.build("-a amd64")
        reference = project.layers()
        project.forget()
        failures = one(project, folder, reference)
        print(f"{one.__name__}: {failures} full disks, each told, and completed afterwards")


def enter_own_mounts():
    """Moves to a mount namespace, so that no other process sees this test's mounts and they end with it."""
    if os.environ.get("OCELOT_OWN_MOUNTS"):
        return
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode != 0:
        print("SKIP: no right to mount")
        sys.exit(SKIPPED)
    os.environ["OCELOT_OWN_MOUNTS"] = "1"
    os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])


if __name__ == "__main__":
    enter_own_mounts()
    sys.exit(main(test))
