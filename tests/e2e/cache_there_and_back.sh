#!/usr/bin/env bash
# A, B, A again: the second A is restored without go and make, and so are all layers of a cleaned and of an emptied folder.
. "$(dirname "$0")/lib.sh"
built_project
first=$(layers_of .)
wrapper=components/collector/lambdacomponents/exporter/file.go
edges=('regenerate build.ninja' 'overlay exporter.file' 'check the declaration against upstream' 'gomod exporter.file'
  'package minimal-file amd64' 'rename build/collector-amd64-minimal-file.zip')
watched_tools
ocelot_gen -a amd64 -d minimal -d minimal-file
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
cp $wrapper "$work/wrapper"
sed -i 's/^func init() {/func init() {\n\tprintln("B")/' $wrapper
expect_edges "${edges[@]}"
[ "$first" != "$(layers_of .)" ] || fail "B has the bytes of A"
[ "$(packages_made)" = 1 ] || fail "B was not made"

touch "$work/forbidden"
cp "$work/wrapper" $wrapper
expect_edges "${edges[@]}"
[ "$first" = "$(layers_of .)" ] || fail "the second A differs from the first"
(cd build && sha256sum --quiet -c ./*.sha256)
expect_none_started

ninja -t clean >/dev/null
[ ! -e build/collector-amd64-minimal.zip ] || fail "nothing was cleaned"
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "nothing was recalled after ninja -t clean"; }
[ "$first" = "$(layers_of .)" ] || fail "other bytes after ninja -t clean"
expect_none_started

rm -rf build build.ninja
ocelot_gen -a amd64 -d minimal -d minimal-file
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "nothing was recalled in an emptied folder"; }
[ "$first" = "$(layers_of .)" ] || fail "other bytes in an emptied folder"
expect_none_started
expect_no_work
