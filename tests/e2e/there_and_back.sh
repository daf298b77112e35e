#!/usr/bin/env bash
# A, B, A again: the layer of the second A has the bytes of the first.
. "$(dirname "$0")/lib.sh"
built_project
wrapper=components/collector/lambdacomponents/exporter/file.go
edges=('regenerate build.ninja' 'overlay exporter.file' 'check the declaration against upstream' 'gomod exporter.file'
  'package minimal-file amd64' 'rename build/collector-amd64-minimal-file.zip')
first=$(cat build/collector-amd64-minimal-file.zip.sha256)
cp $wrapper "$work/wrapper"
sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {\n\tprintln("B")/' $wrapper
expect_edges "${edges[@]}"
[ "$first" != "$(cat build/collector-amd64-minimal-file.zip.sha256)" ] || fail "B has the bytes of A"
cp "$work/wrapper" $wrapper
expect_edges "${edges[@]}"
[ "$first" = "$(cat build/collector-amd64-minimal-file.zip.sha256)" ] || fail "the second A differs from the first"
(cd build && sha256sum --quiet -c ./*.sha256)
