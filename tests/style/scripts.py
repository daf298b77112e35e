#!/usr/bin/env python3
"""Shell scripts pass shellcheck, and every test script is in its table."""
import pathlib
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
scripts = [root / "dev", root / ".ci/run", root / "tests/golden/update", *sorted(root.glob("tests/**/*.sh"))]
# 1091, 2154, 2164: e2e scripts get `work` and `set -e` from lib.sh. 2034, 2251: a leading `!` is intended to expect a failure.
run = subprocess.run(["shellcheck", "--shell=bash", "--exclude=SC1091,SC2154,SC2164,SC2034,SC2251", *map(str, scripts)], cwd=root)
faults = run.returncode != 0
for folder, pattern in (("e2e", "*.sh"), ("faults", "*.py"), ("faults", "*.sh"), ("golden", "*.txt"), ("loader", "*.py")):
    table = (root / "tests" / folder / "meson.build").read_text()
    for path in sorted((root / "tests" / folder).glob(pattern)):
        if path.stem not in ("lib", "harness", "artifacts") and f"'{path.stem}'" not in table:
            print(f"{path.relative_to(root)} is in no table")
            faults = True
sys.exit(1 if faults else 0)
