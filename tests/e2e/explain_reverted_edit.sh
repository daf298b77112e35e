#!/usr/bin/env bash
# A step whose edit is reverted is recalled from the action cache; without the cache it runs.
. "$(dirname "$0")/lib.sh"
built_small_project
wrapper=components/collector/lambdacomponents/exporter/extra.go
cp $wrapper "$work/wrapper"
sed -i 's/"extra"/"extra-2"/' $wrapper
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the edited project was not built"; }
cp "$work/wrapper" $wrapper

explain all
grep -qx 'recalled  check the declaration against upstream' "$work/explained" || fail "$(cat "$work/explained")"
OCELOT_CACHE=off explain all
grep -qx 'runs      check the declaration against upstream' "$work/explained" || fail "off: $(cat "$work/explained")"
explain --no-cache all
grep -qx 'runs      check the declaration against upstream' "$work/explained" || fail "--no-cache: $(cat "$work/explained")"
explain all
explained_as_run "going back"
