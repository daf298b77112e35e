#!/usr/bin/env bash
# Runs a test with the programs of the unpacked tarball. Given: PACKAGES; the arguments are the test.
set -euo pipefail
[ -e "$PACKAGES/SHA256SUMS" ] || { echo "skipped: ./dev package did not write $PACKAGES"; exit 77; }
unpacked=$(mktemp -d "${TMPDIR:-/tmp}/tarball-XXXXXX")
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "$PACKAGES"/ocelot-gen-*.tar.gz -C "$unpacked" --strip-components=1
OCELOT_GEN=$unpacked/bin/ocelot-gen OCELOT_LOAD=$unpacked/bin/ocelot-load "$@"
