#!/usr/bin/env python3
"""Packs a portable build as a Debian package and as a tarball: `pack.py BUILD OUT`.

Writes to OUT, with VERSION from meson.build: ocelot-gen_VERSION_amd64.deb, ocelot-gen-VERSION-linux-amd64.tar.gz and
SHA256SUMS. The same commit and build give the same bytes: each time is that of the commit (or SOURCE_DATE_EPOCH), and
owners, modes and the order of names are fixed.
"""
import email.utils
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap

import libraries

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = ["ocelot-gen", "ocelot-load"]
MAINTAINER = "The ocelot-gen authors <ocelot-gen@invalid.example>"
# The options that a build must have to be packed.
OPTIONS = {"portable": True, "prefix": "/usr", "libdir": "lib"}


def output_of(*words, **options):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **options).stdout.strip()


def introspect(build, what):
    return json.loads(output_of("meson", "introspect", f"--{what}", build))


def version_of(build):
    """Also checks the options of the build."""
    options = {option["name"]: option["value"] for option in introspect(build, "buildoptions")}
    wrong = [f"{name}={options[name]}" for name, value in OPTIONS.items() if options[name] != value]
    if wrong:
        sys.exit(f"pack.py: {build} has other options than ./dev package sets: {', '.join(wrong)}")
    return introspect(build, "projectinfo")["version"]


def commit_time():
    """Seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or output_of("git", "-C", ROOT, "log", "-1", "--format=%ct"))


def write_gzip(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def settle(tree, time):
    """Gives everything below a folder fixed modes and times."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


def install(build, tree):
    """Makes a tree of what Meson installs; returns the libraries in the programs."""
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--strip", "--quiet", "--destdir", tree], check=True)
    return libraries.find(build, PROGRAMS)


def write_copyright(usr, license_text, included):
    path = usr / "share/doc/ocelot-gen/copyright"
    path.parent.mkdir(parents=True)
    path.write_text(libraries.copyright_text(license_text, included))


def pack_tarball(tree, path, included, time):
    """The content of /usr in one folder, which has the name of the file."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, path.name.removesuffix(".tar.gz"))
        shutil.copytree(tree / "usr", folder, symlinks=True)
        write_copyright(folder, (ROOT / "LICENSE").read_text(), included)
        for name in ("changelog.md", "compatibility.md", "install.md"):
            shutil.copy(ROOT / "docs" / name, folder / "share/doc/ocelot-gen")
        settle(folder, time)
        archive = subprocess.run(["tar", "--format=gnu", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-C", scratch,
                                  "-c", folder.name], check=True, stdout=subprocess.PIPE).stdout
    write_gzip(path, archive)


def changes(version):
    """The items of a version in docs/changelog.md, each on one line."""
    text = (ROOT / "docs/changelog.md").read_text()
    section = re.search(rf"(?ms)^## {re.escape(version)}\b.*?$(.*?)(?=^## |\Z)", text)
    if section is None:
        sys.exit(f"pack.py: docs/changelog.md has no section '## {version}'")
    return [" ".join(item.split()) for item in re.findall(r"(?ms)^- (.*?)(?=^- |^$|\Z)", section[1])]


def debian_changelog(version, time):
    items = "".join(textwrap.fill(item, 78, initial_indent="  * ", subsequent_indent="    ") + "\n" for item in changes(version))
    return f"ocelot-gen ({version}) unstable; urgency=medium\n\n{items}\n -- {MAINTAINER}  {email.utils.formatdate(time)}\n"


def move_library(lib):
    """To the folder for this architecture. The file of pkg-config counts folders up to the prefix."""
    folder = lib / output_of("dpkg-architecture", "-qDEB_HOST_MULTIARCH")
    folder.mkdir()
    for name in ("libocelot-load.a", "pkgconfig"):
        (lib / name).rename(folder / name)
    description = folder / "pkgconfig/ocelot-load.pc"
    text = re.sub(r"(?m)^prefix=.*", "prefix=/usr", description.read_text())
    description.write_text(re.sub(r"(?m)^libdir=.*", f"libdir=${{prefix}}/lib/{folder.name}", text))


def follow_debian(tree, version, included, time):
    """Moves what Debian keeps elsewhere, and compresses what Debian compresses."""
    usr = tree / "usr"
    move_library(usr / "lib")
    write_copyright(usr, "See /usr/share/common-licenses/Apache-2.0.\n", included)
    (usr / "share/zsh/site-functions").rename(usr / "share/zsh/vendor-completions")
    for page in sorted(usr.glob("share/man/man1/*.1")):
        write_gzip(page.with_suffix(".1.gz"), page.read_bytes())
        page.unlink()
    write_gzip(usr / "share/doc/ocelot-gen/changelog.gz", debian_changelog(version, time).encode())


def dependencies(tree, architecture):
    """The packages of the shared libraries that the programs need."""
    with tempfile.TemporaryDirectory() as scratch:
        control = pathlib.Path(scratch, "debian/control")
        control.parent.mkdir()
        control.write_text(f"Source: ocelot-gen\n\nPackage: ocelot-gen\nArchitecture: {architecture}\n")
        paths = [f"-e{tree}/usr/bin/{name}" for name in PROGRAMS]
        return output_of("dpkg-shlibdeps", "-O", *paths, cwd=scratch).removeprefix("shlibs:Depends=")


def installed_size(tree):
    """In KiB, as dpkg counts: a folder is 1 KiB."""
    return sum(1 if path.is_dir() else (path.lstat().st_size + 1023) // 1024 for path in tree.rglob("*"))


def write_control(tree, version, included):
    architecture = output_of("dpkg", "--print-architecture")
    size = installed_size(tree)
    folder = tree / "DEBIAN"
    folder.mkdir()  # without it, dpkg-shlibdeps warns
    fields = {"VERSION": version, "ARCHITECTURE": architecture, "MAINTAINER": MAINTAINER, "SIZE": str(size),
              "DEPENDS": dependencies(tree, architecture), "BUILT_USING": ", ".join(libraries.sources(included))}
    text = re.sub(r"@(\w+)@", lambda match: fields[match[1]], (HERE / "control.in").read_text())
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n"
                   for path in sorted((tree / "usr").rglob("*")) if path.is_file())
    (folder / "control").write_text(text)
    (folder / "md5sums").write_text(sums)


def pack_debian(tree, path, version, included, time):
    follow_debian(tree, version, included, time)
    write_control(tree, version, included)
    settle(tree, time)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(time)}
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build", tree, path], check=True, env=environment,
                   stdout=subprocess.DEVNULL)


def main():
    build, out = map(pathlib.Path, sys.argv[1:])
    os.umask(0o022)
    version, time = version_of(build), commit_time()
    architecture = output_of("dpkg", "--print-architecture")
    tarball, package = out / f"ocelot-gen-{version}-linux-{architecture}.tar.gz", out / f"ocelot-gen_{version}_{architecture}.deb"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        tree = pathlib.Path(scratch, "tree")
        included = install(build, tree)
        pack_tarball(tree, tarball, included, time)
        pack_debian(tree, package, version, included, time)
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted([tarball, package]))
    (out / "SHA256SUMS").write_text(sums)


main()
