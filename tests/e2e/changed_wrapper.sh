#!/usr/bin/env bash
# A changed wrapper rebuilds only the layers that contain it.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' components/collector/lambdacomponents/exporter/file.go
before=$(stat_outputs | grep -v minimal-file)
expect_edges 'regenerate build.ninja' 'overlay exporter.file' 'check the declaration against upstream' \
  'gomod exporter.file' 'package minimal-file amd64' 'rename build/collector-amd64-minimal-file.zip'
[ "$before" = "$(stat_outputs | grep -v minimal-file)" ] || fail "the other layer moved"
expect_no_work
