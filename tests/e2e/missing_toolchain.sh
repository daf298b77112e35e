#!/usr/bin/env bash
# A Go version that no proxy has: Go's lines, and which settings choose it.
. "$(dirname "$0")/modules.sh"
make_small_project "$work"
cd "$work/project"
mkdir "$work/empty"
export GOPROXY=file://$work/empty GOTOOLCHAIN=go1.99.9
expect_failed_build
expect_in_log '^  \| go: download go1.99.9 for linux/(amd64|arm64): toolchain not available$' \
  '^note: complete log: .*\.log; to try again: ocelot-gen$' '^help: check GOTOOLCHAIN '
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"
