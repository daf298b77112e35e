#!/usr/bin/env python3
"""The packages have their names, checksums, version, documents and licenses."""
import os
import pathlib
import re
import subprocess

import packed

ROOT = pathlib.Path(os.environ["SOURCE_ROOT"])
PROGRAMS = ["ocelot-gen", "ocelot-load"]


def check_names():
    names = sorted(path.name for path in packed.PACKAGES.iterdir())
    assert names == sorted(["SHA256SUMS", packed.TARBALL.name, packed.PACKAGE.name]), names
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=packed.PACKAGES, check=True)
    listed = re.findall(r"(?m)^[0-9a-f]{64}  (\S+)$", (packed.PACKAGES / "SHA256SUMS").read_text())
    assert listed == sorted([packed.TARBALL.name, packed.PACKAGE.name]), listed


def names_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def check_trees(tarball, package):
    """Both have the same, apart from what Debian compresses, moves or keeps in other documents."""
    in_tarball = {name for name in names_below(tarball) if not name.startswith("share/doc")}
    multiarch = packed.output_of("dpkg-architecture", "-qDEB_HOST_MULTIARCH")
    in_package = {name.removesuffix(".gz").replace("vendor-completions", "site-functions").replace(f"lib/{multiarch}/", "lib/")
                  for name in names_below(package / "usr") if not name.startswith("share/doc")}
    assert in_tarball == in_package, in_tarball ^ in_package
    for name in PROGRAMS:
        assert (tarball / "bin" / name).read_bytes() == (package / "usr/bin" / name).read_bytes(), name
        assert f"share/man/man1/{name}.1" in in_tarball
        assert {f"share/bash-completion/completions/{name}.bash", f"share/fish/vendor_completions.d/{name}.fish",
                f"share/zsh/site-functions/_{name}"} <= in_tarball
    assert {path.name for path in tarball.iterdir()} == {"bin", "include", "lib", "share"}


def check_versions(tarball):
    for name in PROGRAMS:
        assert packed.output_of(tarball / "bin" / name, "--version").split()[1] == packed.VERSION, name
    assert packed.output_of("dpkg-deb", "-f", packed.PACKAGE, "Version") == packed.VERSION
    newest = re.search(r"(?m)^## (\S+)", (ROOT / "docs/changelog.md").read_text())[1]
    assert newest == packed.VERSION, f"docs/changelog.md begins with {newest}"


def check_control():
    fields = {name: packed.output_of("dpkg-deb", "-f", packed.PACKAGE, name) for name in ("Depends", "Recommends", "Built-Using")}
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", fields["Depends"]), fields
    assert not re.search(r"golang|\bgo\b", fields["Recommends"]), "Debian 12 has a Go that is too old"
    for source in ("cpp-httplib", "fmtlib", "libgit2", "openssl", "yaml-cpp", "gcc-12", "nlohmann-json3"):
        assert re.search(rf"(^|, ){re.escape(source)} \(= ", fields["Built-Using"]), f"{source} is not in {fields['Built-Using']}"


def check_documents(tarball, package):
    texts = [(tree / "share/doc/ocelot-gen/copyright").read_text() for tree in (tarball, package / "usr")]
    assert (ROOT / "LICENSE").read_text() in texts[0]
    for text in texts:
        for holder in ("libgit2", "OpenSSL", "mbedtls", "Yuji Hirose", "Victor Zverovich", "Niels Lohmann"):
            assert holder.lower() in text.lower(), f"no license of {holder}"
    assert {"changelog.md", "compatibility.md", "install.md"} <= {path.name for path in (tarball / "share/doc/ocelot-gen").iterdir()}
    readme = (ROOT / "README.md").read_text()
    for page in ("install.md", "changelog.md", "compatibility.md"):
        assert f"(docs/{page})" in readme, f"README.md does not link {page}"


def check_embedding(usr):
    """pkg-config finds the loader's library where a tree was unpacked."""
    description = next(usr.rglob("ocelot-load.pc"))
    environment = {**os.environ, "PKG_CONFIG_PATH": str(description.parent), "PKG_CONFIG_ALLOW_SYSTEM_CFLAGS": "1",
                   "PKG_CONFIG_ALLOW_SYSTEM_LIBS": "1"}
    if usr.name == "usr":
        environment["PKG_CONFIG_SYSROOT_DIR"] = str(usr.parent)
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "ocelot-load"], env=environment, check=True, stdout=subprocess.PIPE,
                           text=True).stdout.split()
    folders = [pathlib.Path(word[2:]).resolve() for word in flags if word[:2] in ("-I", "-L")]
    assert (usr / "include").resolve() in folders, flags
    assert any((folder / "libocelot-load.a").exists() for folder in folders), flags


packed.skip_without_packages()
check_names()
check_control()
with packed.unpacked() as folder:
    check_trees(folder / "tarball", folder / "package")
    check_versions(folder / "tarball")
    check_documents(folder / "tarball", folder / "package")
    check_embedding(folder / "tarball")
    check_embedding(folder / "package/usr")
