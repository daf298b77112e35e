#!/usr/bin/env bash
# A dry run of clean names the same files as the run that follows, each once: an output that is named as the log of another.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
printf 'build/ocelot/old\nbuild/ocelot/old.log\n' >>build/ocelot/outputs
echo old | tee build/ocelot/old >build/ocelot/old.log

"$OCELOT_GEN" clean -n >"$work/dry" 2>"$work/err" || fail "$(cat "$work/err")"
grep -qx 'would remove 2 files, 8 bytes' "$work/err" || fail "$(cat "$work/err")"
"$OCELOT_GEN" clean >"$work/real" 2>"$work/err" || fail "$(cat "$work/err")"
grep -qx 'removed 2 files, 8 bytes' "$work/err" || fail "$(cat "$work/err")"
diff "$work/dry" "$work/real" || fail "the dry run named other files"
[ ! -e build/ocelot/old ] || fail "a file is left"
