#!/usr/bin/env python3
"""Every C++ file is formatted by clang-format."""
import subprocess
import sys

root = sys.argv[1]
files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "src/*.?pp", "tests/*.?pp"], cwd=root,
                       capture_output=True, text=True, check=True).stdout.split()
assert len(files) > 50, f"only {len(files)} files found"
run = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], cwd=root, capture_output=True, text=True)
sys.stderr.write(run.stderr[-4000:])
sys.exit(run.returncode)
