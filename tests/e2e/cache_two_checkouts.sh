#!/usr/bin/env bash
# A second checkout, in another folder and with another HOME, restores all outputs from the cache that both share.
. "$(dirname "$0")/lib.sh"
GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE)
export GOCACHE GOMODCACHE
watched_tools
mkdir "$work/home" "$work/other home"
export HOME=$work/home
built_small_project
[ "$(packages_made)" = 2 ] || fail "the first checkout made no layers"
touch "$work/forbidden"
make_small_project "$work/elsewhere deep/other user"
cd "$work/elsewhere deep/other user/project"
cp "$work"/project/config/*.lock config
export HOME="$work/other home"
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "the second checkout failed"; }
expect_none_started
[ "$(layers_of .)" = "$(layers_of "$work/project")" ] || fail "the layers differ"
[ "$(layers_of . | wc -l)" = 4 ] || fail "two layers and two checksums were wanted"
