#!/usr/bin/env bash
# A different version of a module produces a different tree and a new layer; the layer contains that version.
. "$(dirname "$0")/lib.sh"
built_project
sed -i 's/fileexporter@v0.145.0/fileexporter@v0.144.0/' config/component_dependencies.yaml
expect_edges 'regenerate build.ninja' 'check the declaration against upstream' 'gomod exporter.file' \
  'package minimal-file amd64' 'rename build/collector-amd64-minimal-file.zip'
unzip -p build/collector-amd64-minimal-file.zip extensions/collector >"$work/collector"
go version -m "$work/collector" | grep -q 'exporter/fileexporter[[:space:]]v0.144.0' || fail "not the version that was asked for"
expect_no_work
