#!/usr/bin/env bash
# clean --all leaves a build.ninja that somebody else wrote.
. "$(dirname "$0")/lib.sh"
built_small_project

"$OCELOT_GEN" clean --all >/dev/null 2>&1
echo '# by hand' >build.ninja
"$OCELOT_GEN" clean --all 2>&1 | grep -qx 'nothing to remove' || fail "there was something to remove"
[ "$(cat build.ninja)" = '# by hand' ] || fail "build.ninja of another hand was removed"
