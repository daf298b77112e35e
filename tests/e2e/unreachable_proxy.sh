#!/usr/bin/env bash
# A proxy that does not answer: the lines of Go, and what to check.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
export GOPROXY=http://127.0.0.1:9
expect_failed_build
expect_in_log '^  \| .*: connect: connection refused$' '^note: complete log: .*\.log; to try again: ocelot-gen$' \
  '^help: check the network, GOPROXY and '
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"
