#!/usr/bin/env bash
# explain says that a layer is missing.
. "$(dirname "$0")/lib.sh"
built_small_project

rm build/collector-amd64-extra.zip
explain all
grep -qx 'runs      rename build/collector-amd64-extra.zip: build/collector-amd64-extra.zip is missing' "$work/explained" || fail "$(cat "$work/explained")"
explained_as_run "a missing layer"
