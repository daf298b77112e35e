#!/usr/bin/env bash
# If a distribution has the tag of a deleted wrapper, the check reports it before anything is built.
. "$(dirname "$0")/lib.sh"
built_project
before=$(stat_outputs)
rm components/collector/lambdacomponents/exporter/file.go
! ninja -k 0 >"$work/log" 2>&1 || fail "ninja went through"
grep -q "error: no component knows the tag 'lambdacomponents.exporter.file'" "$work/log" || fail "$(cat "$work/log")"
! grep -qE '^\[[0-9]+/[0-9]+\] package ' "$work/log" || fail "something was packaged"
[ "$before" = "$(stat_outputs)" ] || fail "an output moved"
