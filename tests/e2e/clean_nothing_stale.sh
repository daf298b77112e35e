#!/usr/bin/env bash
# clean removes nothing of a project that did not change, and a choice makes no layer stale.
. "$(dirname "$0")/lib.sh"
built_project_with_foreign_files

[ -z "$("$OCELOT_GEN" clean 2>"$work/log")" ] || fail "something was removed of a project that did not change"
grep -qx 'nothing to remove' "$work/log" || fail "$(cat "$work/log")"
# A choice leaves layers out, but they are not gone.
ocelot_gen -a amd64 -d plain
[ "$("$OCELOT_GEN" clean 2>&1)" = 'nothing to remove' ] || fail "a choice made a layer stale"
