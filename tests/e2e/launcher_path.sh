#!/usr/bin/env bash
# A launcher's relative path is meant from where the user is: from the root and from a sub-folder, the file names the same
# program, and it regenerates itself.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
printf '#!/bin/sh\nexec "$@"\n' >launch
printf '#!/bin/sh\nexec "%s" "$@"\n' "$(command -v go)" >own-go
chmod +x launch own-go
mkdir below
(cd below && ocelot_gen --launcher '../launch -x' --go ../own-go)
grep -qx "launcher = $PWD/launch -x" build.ninja || fail "$(grep '^launcher' build.ninja)"
grep -q "gen --under-ninja --inspect none --launcher '$PWD/launch -x' --go $PWD/own-go " build.ninja || fail "$(grep under-ninja build.ninja)"
cp build.ninja before
touch config/distributions.yaml
ninja build.ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
diff before build.ninja || fail "the regenerated file differs"
ocelot_gen --launcher './launch -x'
grep -qx 'launcher = ./launch -x' build.ninja || fail "$(grep '^launcher' build.ninja)"
