#!/usr/bin/env bash
# Ninja runs a step whose input has a new time, or whose command line differs, though its content is the same: explain says so.
. "$(dirname "$0")/lib.sh"
built_small_project

touch components/collector/lambdacomponents/exporter/extra.go
explain all
grep -qx 'waits     gomod exporter.extra: for overlay exporter.extra' "$work/explained" || fail "$(cat "$work/explained")"
reason='same content, but an input is newer or the command line changed'
grep -qxE "(runs|recalled)  +overlay exporter.extra: $reason" "$work/explained" || fail "$(cat "$work/explained")"
grep -qx 'clean     package plain amd64' "$work/explained" || fail "$(cat "$work/explained")"
explained_as_run "a touched file"

ocelot_gen -a amd64 --launcher nice >"$work/log" 2>&1 || fail "$(cat "$work/log")"
explain all
grep -qxE "(runs|recalled)  +package plain amd64: $reason" "$work/explained" || fail "$(cat "$work/explained")"
explained_as_run "a launcher"
explain all
! grep -v '^clean ' "$work/explained" || fail "after the build something is not clean"
