"""The libraries that are part of the programs: their Debian packages, versions and licenses.

The linker's maps (NAME.map next to each program) say which static libraries were used. Headers leave no trace there, so
their packages are listed here.
"""
import os.path
import pathlib
import re
import subprocess
import typing

HEADERS = ["libcxxopts-dev", "libexpected-dev", "nlohmann-json3-dev", "libxxhash-dev"]
MEMBER = re.compile(r"(?m)^(/\S+\.a)\(")


class Library(typing.NamedTuple):
    source: str  # the Debian source package
    version: str
    license: str  # the text of its copyright file


def archives(build, programs):
    """The paths of the static libraries that the linker took objects from. Those of the build have no full path, and are left out."""
    paths = set()
    for program in programs:
        maps = list(pathlib.Path(build).glob(f"src/*/{program}.map"))
        assert len(maps) == 1, f"{build} has no map of {program}"
        head = maps[0].read_text().split("\nDiscarded input sections\n")[0]
        paths |= {os.path.normpath(path) for path in MEMBER.findall(head)}
    return sorted(paths)


def query(*words):
    return subprocess.run(["dpkg-query", *words], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def installed(package):
    source, version = query("-W", "-f", "${source:Package} ${source:Version}", package).split()
    return Library(source, version, pathlib.Path(f"/usr/share/doc/{package.split(':')[0]}/copyright").read_text(errors="replace"))


def unpacked(folder):
    """A source package that apt-get source unpacked."""
    source, version = re.match(r"(\S+) \((\S+)\)", (folder / "debian/changelog").read_text()).groups()
    return Library(source, version, (folder / "debian/copyright").read_text())


def find(build, programs):
    packages = {query("-S", path).split(": ")[0] for path in archives(build, programs)} | set(HEADERS)
    folders = sorted(pathlib.Path(build).resolve().parent.glob("library-sources/*/debian/changelog"))
    found = {unpacked(path.parents[1]) for path in folders} | {installed(package) for package in packages}
    by_source = {library.source: library for library in sorted(found)}
    return [by_source[source] for source in sorted(by_source)]


def sources(included):
    """As the field Built-Using of Debian's policy has them."""
    return [f"{library.source} (= {library.version})" for library in included]


def copyright_text(own_license, included):
    """The license of this project and the copyright files of all libraries."""
    names = "".join(f"  {library.source} {library.version}\n" for library in included)
    texts = "".join(f"\n{'=' * 78}\n{library.source} {library.version}\n{'=' * 78}\n\n{library.license}" for library in included)
    return (f"ocelot-gen is licensed under the Apache License, version 2.0.\n\n"
            f"The programs contain these libraries of Debian 12. Their copyright files follow the license of\n"
            f"ocelot-gen:\n\n{names}\n{own_license}{texts}")
