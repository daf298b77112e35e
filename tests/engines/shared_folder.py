#!/usr/bin/env python3
"""A shared folder: a second machine runs no step again; modes, options, the second key of a layer, and what is printed."""
import hashlib
import pathlib
import sys

from shared import SharedProject, blobs, blobs_named_by, check, entries, expect_no_warning, expect_one_warning
from harness import main


def state_of(folder):
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.rglob("*"))}


def test_second_machine(folder):
    first, second = SharedProject(folder / "one/first"), SharedProject(folder / "two/second")
    remote = folder / "remote"
    url = f"file:{remote}"
    expect_no_warning(first.make(url), "the first machine")
    used = first.shared()
    check(used["hits"] == 0 and used["misses"] > 0 and used["sent"] > 0, f"the first machine: {used}")
    for entry in entries(remote):
        for blob in blobs_named_by(entry):
            check((remote / "cas" / blob).is_file(), f"{entry.name} names {blob}, which is not there")
    for blob in blobs(remote):
        check(hashlib.sha256(blob.read_bytes()).hexdigest() == blob.name, f"{blob.name} has other bytes")
    before = state_of(remote)
    expect_no_warning(second.make(url, OCELOT_REMOTE_CACHE_MODE="read"), "the second machine")
    second.expect(first.layers(), "the second machine")
    used = second.shared(OCELOT_REMOTE_CACHE=url)
    check(used["misses"] == 0 and used["hits"] > 0 and used["sent"] == 0 and used["received"] > 0, f"the second machine: {used}")
    check(state_of(remote) == before, "reading changed the folder")
    return first, second, url


def test_second_key(first, second, url):
    """An edit that compiles to the same bytes: the layer is found by its second key."""
    for project in (first, second):
        source = next(project.root.rglob("components/**/*.go"))
        source.write_text(source.read_text() + "// no code\n")
    expect_no_warning(first.make_again(OCELOT_REMOTE_CACHE=url), "the edit on the first machine")
    second.new_machine()
    for entry in entries(pathlib.Path(url.removeprefix("file:"))):
        check(entry.stat().st_size > 0, "an empty entry")
    expect_no_warning(second.make(url), "the edit on the second machine")
    second.expect(first.layers(), "the edit")


def test_options(folder):
    project = SharedProject(folder / "options")
    remote = folder / "of option"
    project.new_machine()
    project.make_again(f"--remote-cache 'file:{remote}'")
    check(entries(remote), "the option reaches no step")
    text = (project.root / "build.ninja").read_text()
    check("--remote-cache" in text, "build.ninja does not keep the option")
    for path in (project.root / "build").rglob("*"):
        if path.is_file() and path.name not in (".ninja_log", ".ninja_deps", "build.ninja.stamp"):
            check(b"of option" not in path.read_bytes(), f"{path} has the URL")
    reference = project.layers()
    check(project.run("ocelot-gen cache")[1].count("config/policy.yaml lists none, so everything in the cache is trusted") == 1,
          "the command does not say that everything is trusted")
    count = len(entries(remote))
    project.new_machine()
    project.make_again(f"--remote-cache 'file:{remote}' --remote-cache-mode read --offline")
    project.expect(reference, "offline, from a folder")
    check(project.shared()["misses"] == 0 and len(entries(remote)) == count, "something was missing")
    project.new_machine()
    project.make_again(f"--remote-cache 'file:{remote}'", OCELOT_REMOTE_CACHE="off")
    check(project.shared(OCELOT_REMOTE_CACHE="off") == {}, "'off' does not turn it off")
    said = project.make("file:relative")
    expect_one_warning(said, "the path is not absolute", "a relative path")
    said = project.make(f"file:{folder}/nowhere", OCELOT_REMOTE_CACHE_MODE="read")
    expect_one_warning(said, "No such file or directory", "a folder that is not there")
    project.expect(reference, "without a shared cache")


def test_faults_of_folder(folder):
    """A full or read-only folder, and files of others in it."""
    project = SharedProject(folder / "faults")
    place = folder / "file"
    place.write_text("not a folder")
    expect_one_warning(project.make(f"file:{place}"), "Not a directory", "a file in its place")
    reference = project.layers()
    remote = folder / "linked"
    remote.mkdir()
    (remote / "cas").symlink_to(folder / "elsewhere")
    (folder / "elsewhere").mkdir()
    said = project.make(f"file:{remote}")
    check(said.count("warning: ") == 1, said)
    check(not list((folder / "elsewhere").iterdir()), "a link was followed")
    project.expect(reference, "a link")


def test(folder):
    test_second_key(*test_second_machine(folder))
    test_options(folder)
    test_faults_of_folder(folder)


if __name__ == "__main__":
    sys.exit(main(test))
