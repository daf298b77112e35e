#!/usr/bin/env bash
# `ninja -d explain` after an edit of one wrapper shows only the chain of that wrapper.
. "$(dirname "$0")/lib.sh"
built_small_project
sed -i 's/"extra"/"extra-2"/' components/collector/lambdacomponents/exporter/extra.go
ninja -d explain >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
grep '^ninja explain: ' "$work/log" >"$work/story" || fail "nothing was explained"
wrapper=components/collector/lambdacomponents/exporter/extra.go
grep -q "older than most recent input $wrapper" "$work/story" || fail "the wrapper is not told: $(cat "$work/story")"
! grep -E 'amd64-plain|tree/plain' "$work/story" || fail "the other layer is told"
tree=$(sed -nE 's/^build (build\/ocelot\/tree\/[^:]*): gomod .*exporter\.extra.*/\1/p' build.ninja)
! grep -vE "extra|${tree:?is missing}|build\.ninja|build/ocelot/check|^ninja explain: (all|amd64) is dirty" "$work/story" || fail "something else is told"
ninja -d explain >"$work/log" 2>&1
! grep '^ninja explain: ' "$work/log" || fail "a second run has a story"
