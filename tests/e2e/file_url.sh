#!/usr/bin/env bash
# A URL is fetched into a mirror once; the layer equals that of the local repository.
. "$(dirname "$0")/lib.sh"
built_project
export OCELOT_CACHE_DIR=$work/cache
first=$(cat build/collector-amd64-minimal.zip.sha256)
ocelot_gen -a amd64 -d minimal -r "file://$work/upstream" -b main
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
[ "$first" = "$(cat build/collector-amd64-minimal.zip.sha256)" ] || fail "the layer differs"
mv ../upstream ../gone
rm -rf build/ocelot/upstream.tar
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "the mirror did not serve"; }
expect_no_work
