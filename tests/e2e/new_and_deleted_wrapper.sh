#!/usr/bin/env bash
# A new wrapper in no distribution causes only a check; deleting it again is not an error.
. "$(dirname "$0")/lib.sh"
built_project
folder=components/collector/lambdacomponents/exporter
sed 's/exporter\.file)/exporter.other)/' $folder/file.go >$folder/other.go
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
rm $folder/other.go
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
