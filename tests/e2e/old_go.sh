#!/usr/bin/env bash
# A tree that requires a newer Go than the pinned one: reported before anything compiles, at the line that chose the tree,
# by update and, without a pinned Go, by the check step. The same for a Go that has no GOTOOLCHAIN: before 1.21.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/^go 1\..*/go 1.99.1/' ../upstream/collector/go.mod
git -C ../upstream commit -q -a -m newer
message="^config/upstream.yaml:2:6: error: upstream's go.mod requires Go 1.99.1, but this is go1\.[0-9.]+$"
! ocelot_gen -a amd64 -d minimal --update 2>"$work/log" || fail "the update went through"
grep -qE "$message" "$work/log" || fail "$(cat "$work/log")"
sed -i '/^go:/d' config/upstream.lock
ocelot_gen -a amd64 -d minimal
! GOTOOLCHAIN=local ninja -k 0 >"$work/log" 2>&1 || fail "ninja went through"
grep -qE "$message" "$work/log" || fail "$(cat "$work/log")"
! grep -q '] package' "$work/log" || fail "something was packaged"

printf '#!/bin/sh\n[ "$*" != "env GOVERSION GOTOOLCHAIN" ] || { echo go1.19.8; echo; exit; }\nexec "%s" "$@"\n' "$(command -v go)" >"$work/go1.19"
chmod +x "$work/go1.19"
ocelot_gen -a amd64 -d minimal --go "$work/go1.19"
! ninja -k 0 >"$work/log" 2>&1 || fail "ninja went through with Go 1.19"
grep -qE "this is go1.19.8$" "$work/log" || fail "$(cat "$work/log")"
grep -qE '^help: install Go 1.99.1 or newer$' "$work/log" || fail "$(cat "$work/log")"
