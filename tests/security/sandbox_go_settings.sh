#!/usr/bin/env bash
# Under --sandbox, the settings below `go` reach Go and upstream's Makefile: the layer and its symbols have the bytes that
# they have without a sandbox.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
cd "$work/project"
sed -i '/^plain:/a\  go: {ldflags: -X main.Version=mine, gcflags: all=-N -l, experiment: jsonv2, amd64: v2, symbols: keep}' \
  config/distributions.yaml
outputs() { (cd build && sha256sum collector-amd64-plain.zip collector-amd64-plain.zip.symbols); }
build_small_project -d plain
outputs >"$work/without"
rm -rf build build.ninja
build_small_project -d plain --sandbox
grep -q 'step package .*--sandbox' build.ninja || fail "there is no sandbox"
outputs | diff "$work/without" - || fail "other bytes under --sandbox"
