#!/usr/bin/env bash
# A tree that requires a newer Go than the installed one: reported before anything compiles, at the line that chose the tree.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/^go 1\..*/go 1.99.1/' ../upstream/collector/go.mod
git -C ../upstream commit -q -a -m newer
ocelot_gen -a amd64 -d minimal --update
! GOTOOLCHAIN=local ninja -k 0 >"$work/log" 2>&1 || fail "ninja went through"
grep -qE "^config/upstream.yaml:2:6: error: upstream's go.mod requires Go 1.99.1, but this is go1\.[0-9.]+$" "$work/log" || fail "$(cat "$work/log")"
! grep -q '] package' "$work/log" || fail "something was packaged"
