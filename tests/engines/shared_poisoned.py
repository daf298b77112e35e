#!/usr/bin/env python3
"""A thousand forged, swapped, truncated and replayed entries of somebody without the key: no layer differs, and no build fails.

Each round replaces every entry that a build asks for, and adds others until there are a thousand.
"""
import hashlib
import random
import shutil
import sys

from shared import SharedProject, blobs, check, entries, expect_no_warning, expect_one_warning
from harness import main

POISONED = 1000
WARNING = "not using an entry of the shared cache "


def sealed(lines):
    """The text of an entry with the digest that belongs to it."""
    text = "".join(f"{line}\n" for line in lines)
    return text + f"end {hashlib.sha256(text.encode()).hexdigest()}\n"


class Poisoner:
    """What somebody can do who can write to the cache, but has no key of a writer."""

    def __init__(self, remote, good, other):
        self.remote = remote
        self.good = {path.name: path.read_text() for path in entries(good)}
        self.other = {path.name: path.read_text() for path in entries(other)}
        evil = b"not what a step made"
        self.evil = hashlib.sha256(evil).hexdigest()
        self.evil_size = len(evil)
        (remote / "cas").mkdir(parents=True, exist_ok=True)
        (remote / "cas" / self.evil).write_bytes(evil)

    def forged(self, name):
        """Other outputs, without a signature."""
        return sealed(self.evil_lines(name))

    def forged_with_signature(self, name):
        """Other outputs, with the signature of the right ones."""
        return self.forged(name) + self.good[name].splitlines(keepends=True)[-1]

    def swapped(self, name):
        """The right entry of another step."""
        return self.good[random.choice([other for other in self.good if other != name])]

    def truncated(self, name):
        return self.good[name][:random.randrange(len(self.good[name]))]

    def replayed(self, name):
        """An entry that a key signed which is no longer listed."""
        return self.other.get(name, next(iter(self.other.values())))

    def flipped(self, name):
        text = self.good[name]
        at = random.randrange(len(text) - 1)
        return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1:]

    def evil_lines(self, name):
        for line in self.good[name].splitlines():
            words = line.split()
            if words[0] == "output":
                yield f"output {self.evil_size} {self.evil} {words[3]}"
            elif words[0] not in ("end", "signature"):
                yield line

    def plant(self, kind, count):
        for name in self.good:
            (self.remote / "ac" / name).write_text(getattr(self, kind)(name))
        for _ in range(count):
            text = getattr(self, kind)(random.choice(list(self.good)))
            (self.remote / "ac" / f"{random.getrandbits(256):064x}").write_text(text)


def test_policy_of_base(folder):
    """A change cannot add its own key: the writers are those of the commit that --policy-from names."""
    project = SharedProject(folder / "base")
    _, line = project.make_key("key")
    _, own = project.make_key("own")
    git = "git -c user.name=test -c user.email=test@example.com"
    project.list_writers(line)
    code, said = project.run(f"git init -q -b main && git add config && {git} commit -q -m base")
    check(code == 0, said)
    project.list_writers(own)
    for words, expected in (("", own), ("--policy-from refs/heads/main", line)):
        code, said = project.run(f"ocelot-gen --inspect none --documents none {words}")
        check(code == 0, said)
        text = (project.root / "build.ninja").read_text()
        check(text.count("--cache-writer") == 1 and expected in text, f"'{words}': other writers")
    code, said = project.run("ocelot-gen cache", OCELOT_REMOTE_CACHE="file:/srv/ocelot")
    check("writers  1 key in config/policy.yaml; entries of others are not used" in said, said)


def test(folder):
    test_policy_of_base(folder)
    seed = random.randrange(1_000_000)
    random.seed(seed)
    print(f"seed {seed}")
    project = SharedProject(folder / "small")
    key, line = project.make_key("key")
    old_key, old_line = project.make_key("old-key")
    project.list_writers(line, old_line)
    good, other, remote = folder / "good", folder / "other", folder / "remote"
    expect_no_warning(project.make(f"file:{other}", OCELOT_CACHE_KEY=str(old_key)), "the old key")
    project.list_writers(line)
    expect_no_warning(project.make(f"file:{good}", OCELOT_CACHE_KEY=str(key)), "a writer")
    reference = project.layers()
    expect_no_warning(project.make(f"file:{good}"), "a reader")
    check(project.shared()["misses"] == 0, "the reader does not accept the writer's entries")
    project.expect(reference, "a reader")

    kinds = ("forged", "forged_with_signature", "swapped", "truncated", "replayed", "flipped")
    planted = 0
    for kind in kinds:
        shutil.rmtree(remote, ignore_errors=True)
        shutil.copytree(good, remote)
        poisoner = Poisoner(remote, good, other)
        missing = -(-POISONED // len(kinds)) - len(poisoner.good)
        poisoner.plant(kind, missing)
        planted += missing + len(poisoner.good)
        said = project.make(f"file:{remote}", OCELOT_REMOTE_CACHE_MODE="read")
        expect_one_warning(said, WARNING, kind)
        check(project.shared()["hits"] == 0, f"{kind}: an entry was used")
        project.expect(reference, kind)
    check(planted >= POISONED, f"only {planted} entries")

    # The right entries, but blobs with other bytes.
    shutil.rmtree(remote)
    shutil.copytree(good, remote)
    for blob in blobs(remote):
        blob.write_bytes(random.randbytes(blob.stat().st_size))
    expect_one_warning(project.make(f"file:{remote}"), "not using the shared cache ", "other bytes in blobs")
    project.expect(reference, "other bytes in blobs")

    # Somebody without a key writes nothing that others would have to reject.
    count = len(entries(good))
    shutil.rmtree(folder / "empty", ignore_errors=True)
    project.make(f"file:{folder / 'empty'}")
    check(not entries(folder / "empty"), "an entry without a signature was written")
    expect_one_warning(project.make(f"file:{folder / 'empty'}", OCELOT_CACHE_KEY=str(old_key)),
                       "is not in cache-writers", "a key that is not listed")
    check(not entries(folder / "empty") and len(entries(good)) == count, "an entry with another key was written")
    print(f"{planted} entries were rejected")


if __name__ == "__main__":
    sys.exit(main(test))
