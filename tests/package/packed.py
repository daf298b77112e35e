"""The files that ./dev package wrote, unpacked. Given: PACKAGES, VERSION."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

PACKAGES = pathlib.Path(os.environ["PACKAGES"])
VERSION = os.environ["VERSION"]
SKIP = 77


def output_of(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


ARCHITECTURE = output_of("dpkg", "--print-architecture")
FOLDER = f"ocelot-gen-{VERSION}-linux-{ARCHITECTURE}"
TARBALL = PACKAGES / f"{FOLDER}.tar.gz"
PACKAGE = PACKAGES / f"ocelot-gen_{VERSION}_{ARCHITECTURE}.deb"


def skip_without_packages():
    if not (PACKAGES / "SHA256SUMS").exists():
        print(f"skipped: ./dev package did not write {PACKAGES}")
        sys.exit(SKIP)


@contextlib.contextmanager
def unpacked():
    """A folder with the two trees: `tarball` (its only folder) and `package` (the root of the Debian package)."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        subprocess.run(["tar", "-xzf", TARBALL, "-C", scratch], check=True)
        assert [path.name for path in folder.iterdir()] == [FOLDER], "the tarball must have one folder"
        (folder / FOLDER).rename(folder / "tarball")
        subprocess.run(["dpkg-deb", "-x", PACKAGE, folder / "package"], check=True)
        yield folder
