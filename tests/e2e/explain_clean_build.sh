#!/usr/bin/env bash
# After a build, explain calls every step clean.
. "$(dirname "$0")/lib.sh"
built_small_project

explain all
[ -s "$work/explained" ] || fail "nothing was explained"
! grep -v '^clean ' "$work/explained" || fail "after a build something is not clean"
explained_as_run "nothing"
