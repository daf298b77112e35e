#!/usr/bin/env bash
# A second run has no work and changes no output; nor does `ocelot-gen && ninja`.
. "$(dirname "$0")/lib.sh"
built_project
before=$(stat_outputs)
expect_no_work
ocelot_gen -a amd64 -d minimal -d minimal-file
ninja >/dev/null
expect_no_work
[ "$before" = "$(stat_outputs)" ] || fail "an output moved"
[ "$(wc -l <<<"$before")" = 4 ] || fail "two layers and two checksums were wanted: $before"
