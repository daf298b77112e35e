#!/usr/bin/env bash
# explain uses the options that build.ninja was written with; those of its own command line replace them.
. "$(dirname "$0")/lib.sh"
built_small_project
ocelot_gen --compression 9 -d extra -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"

"$OCELOT_GEN" explain all >"$work/explained" || fail "explain failed"
grep -qE "^            compression: (nothing|'6') -> '9'$" "$work/explained" || fail "$(cat "$work/explained")"
! grep -qE 'plain|arm64' "$work/explained" || fail "other layers are explained: $(cat "$work/explained")"
"$OCELOT_GEN" explain -d plain --compression 3 all >"$work/explained" || fail "explain failed"
grep -q 'package plain amd64' "$work/explained" || fail "-d does not replace what build.ninja has: $(cat "$work/explained")"
! grep -q extra "$work/explained" || fail "-d does not replace what build.ninja has: $(cat "$work/explained")"
grep -qE "^            compression: (nothing|'6') -> '3'$" "$work/explained" || fail "$(cat "$work/explained")"
"$OCELOT_GEN" explain all >"$work/explained" || fail "explain failed"
explained_as_run "kept options"
