#!/usr/bin/env bash
# Without bubblewrap, or where it cannot start, --sandbox fails before any step runs, and says what allows it. A step whose
# bubblewrap fails does not run its tool without it.
. "$(dirname "$0")/sandbox_lib.sh"
make_small_project "$work"
cd "$work/project"
mkdir "$work/bin" "$work/stub"
for tool in go make ninja git; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done

! PATH=$work/bin "$OCELOT_GEN" --documents none -a amd64 --sandbox >"$work/log" 2>&1 || fail "generated without bwrap"
grep -q "^error: no 'bwrap' in PATH" "$work/log" || fail "$(cat "$work/log")"
grep -q '^help: install bubblewrap; .*--sandbox=container' "$work/log" || fail "$(cat "$work/log")"
[ ! -e build.ninja ] || fail "build.ninja was written"

printf '#!/bin/sh\necho "bwrap: setting up uid map: Permission denied" >&2\nexit 1\n' >"$work/stub/bwrap"
chmod +x "$work/stub/bwrap"
! PATH=$work/stub:$PATH "$OCELOT_GEN" build --documents none -a amd64 --sandbox >"$work/log" 2>&1 || fail "built with a broken bwrap"
grep -q '^error: bwrap cannot start a sandbox$' "$work/log" || fail "$(cat "$work/log")"
grep -q 'output of bwrap: bwrap: setting up uid map: Permission denied' "$work/log" || fail "$(cat "$work/log")"
[ "$(grep -c '^error' "$work/log")" = 1 ] || fail "more than one error: $(cat "$work/log")"
[ ! -e build.ninja ] || fail "build.ninja was written"

need_bubblewrap
watched_tools
ocelot_gen -a amd64 -d plain --sandbox >"$work/log" 2>&1 || fail "$(cat "$work/log")"
touch "$work/started"
! PATH=$work/stub:$PATH ninja >"$work/log" 2>&1 || fail "a step ran without bwrap"
grep -q 'build/ocelot/version: error: bwrap cannot start a sandbox' "$work/log" || fail "$(cat "$work/log")"
! grep -q '^make ' "$work/started" || fail "make was started: $(cat "$work/started")"
[ ! -e build/collector-amd64-plain.zip ] || fail "there is a layer"
