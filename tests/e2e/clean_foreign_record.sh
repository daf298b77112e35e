#!/usr/bin/env bash
# clean removes no file outside of build/, whatever the record of outputs names.
. "$(dirname "$0")/lib.sh"
built_small_project

echo treasure >treasure
printf '%s\n' ../project/treasure treasure build/../treasure "$work/project/treasure" build/ build/ocelot >>build/ocelot/outputs
"$OCELOT_GEN" clean >/dev/null 2>&1
[ "$(cat treasure)" = treasure ] || fail "a file outside of build/ was removed"
