#!/usr/bin/env bash
# A new distribution with an existing tree is packaged; the others are unchanged.
. "$(dirname "$0")/lib.sh"
built_project
before=$(stat_outputs)
printf 'second:\n  base: minimal\n  buildtags: [lambdacomponents.processor.memorylimiter]\n' >>config/distributions.yaml
ocelot_gen -a amd64 -d minimal -d minimal-file -d second
expect_edges 'check the declaration against upstream' 'package second amd64' 'rename build/collector-amd64-second.zip'
[ "$before" = "$(stat_outputs | grep -v second)" ] || fail "another layer moved"
[[ $(layer_tags build/collector-amd64-second.zip) == *lambdacomponents.processor.memorylimiter* ]] || fail "the tag is missing"
