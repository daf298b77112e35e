#!/usr/bin/env bash
# A clean that is killed before it writes the record has removed all stale files, and the next one completes it.
. "$(dirname "$0")/lib.sh"
built_project_with_foreign_files
remove_extra
"$OCELOT_GEN" clean --dry-run >"$work/dry" 2>/dev/null
[ -s "$work/dry" ] || fail "nothing is stale"

OCELOT_STOP_AT=before:outputs "$OCELOT_GEN" clean >"$work/killed" 2>/dev/null &
pid=$!
for _ in $(seq 200); do
  [ "$(sed -nE 's/^State:\t(.).*/\1/p' "/proc/$pid/status" 2>/dev/null)" = T ] && break
  sleep 0.05
done
kill -KILL "$pid"
wait "$pid" 2>/dev/null || true
while read -r path; do [ ! -e "$path" ] || fail "$path is still there"; done <"$work/dry"
"$OCELOT_GEN" clean 2>&1 | grep -qx 'nothing to remove' || fail "the second clean found more"
expect_foreign
expect_no_work
