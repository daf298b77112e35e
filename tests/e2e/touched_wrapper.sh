#!/usr/bin/env bash
# A wrapper with a new time and the same bytes costs its overlay and a check; no layer is packaged.
. "$(dirname "$0")/lib.sh"
built_project
before=$(stat_outputs)
touch components/collector/lambdacomponents/exporter/file.go
expect_edges 'regenerate build.ninja' 'overlay exporter.file' 'check the declaration against upstream'
[ "$before" = "$(stat_outputs)" ] || fail "an output moved"
expect_no_work
