#!/usr/bin/env bash
# -d and -a select layers; the phony targets build the layers that they name.
. "$(dirname "$0")/lib.sh"
make_project "$work"
cd "$work/project"
ocelot_gen -d minimal -d counting
ninja -t targets all | sed -nE 's/^(build\/collector-[^:]*\.zip): .*/\1/p' | sort >"$work/layers"
printf 'build/collector-%s.zip\n' amd64-counting amd64-minimal arm64-counting arm64-minimal | diff - "$work/layers"
[ "$(ninja -n minimal | grep -c '] package minimal ')" = 2 ] || fail "target minimal"
[ "$(ninja -n arm64 | grep -c '] package .* arm64')" = 2 ] || fail "target arm64"
[ "$(ninja -n all | grep -c '] package ')" = 4 ] || fail "target all"
! ocelot_gen -d minimial 2>"$work/log" || fail "a misspelt name was taken"
grep -q "help: did you mean 'minimal'?" "$work/log" || fail "$(cat "$work/log")"
! ocelot_gen -a x86_64 2>"$work/log" || fail "an unknown architecture was taken"
