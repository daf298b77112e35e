#!/usr/bin/env bash
# An invalid OCELOT_CACHE_SIZE is a warning, given once by a build.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64

export OCELOT_CACHE_SIZE=abc
expect_exit 0 "warning: invalid OCELOT_CACHE_SIZE 'abc'; using 5 GiB" cache >/dev/null
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the build failed"; }
[ "$(grep -c 'warning: invalid OCELOT_CACHE_SIZE' "$work/log")" = 1 ] || fail "not told once: $(cat "$work/log")"
