#!/usr/bin/env python3
"""Every program and library in the packages needs only the C library, and nothing of it that is newer than GLIBC_2.34.

This is the version of Amazon Linux 2023; Ubuntu 22.04 has 2.35, Debian 12 has 2.36.
"""
import os
import re

import packed

NEWEST = (2, 34)
LIBRARIES = re.compile(r"lib(c|m|dl|rt|pthread)\.so\.\d|ld-linux[-\w]*\.so\.\d")


def faults_of(path):
    """What other distributions may lack."""
    text = packed.output_of("readelf", "-W", "--dynamic", "--version-info", path)
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", text)
    found = [f"needs {name}" for name in needed if not LIBRARIES.fullmatch(name)]
    found += [f"has a search path: {value}" for value in re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", text)]
    for name in sorted(set(re.findall(r"Name: (\S+)  Flags:", text))):
        numbers = re.fullmatch(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?", name)
        if name != "GLIBC_ABI_DT_RELR" and (numbers is None or (int(numbers[1]), int(numbers[2])) > NEWEST):
            found.append(f"needs {name}")
    return found


def programs_below(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF":
            yield path


packed.skip_without_packages()
with packed.unpacked() as folder:
    paths = list(programs_below(folder))
    names = [path.name for path in paths]
    assert names.count("ocelot-gen") == names.count("ocelot-load") == 2, f"only {names}"
    faults = [f"{path.relative_to(folder)} {fault}" for path in paths for fault in faults_of(path)]
    assert not faults, "\n".join(faults)
# The check finds the libraries of a program that is not portable.
assert any("libfmt" in fault for fault in faults_of(os.environ["OCELOT_GEN"]))
assert any("GLIBC" in fault and "2.36" in fault or "libstdc++" in fault for fault in faults_of(os.environ["OCELOT_GEN"]))
print(f"{len(paths)} programs and libraries")
