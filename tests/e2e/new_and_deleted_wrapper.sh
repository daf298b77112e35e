#!/usr/bin/env bash
# A new wrapper that nobody selects is checked and nothing more; deleting it again is no error.
. "$(dirname "$0")/lib.sh"
built_project
folder=components/collector/lambdacomponents/exporter
sed 's/exporter\.file)/exporter.other)/' $folder/file.go >$folder/other.go
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
rm $folder/other.go
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
