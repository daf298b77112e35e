#!/usr/bin/env bash
# A failed regeneration leaves build.ninja in place; the next run recovers.
. "$(dirname "$0")/lib.sh"
built_project
cp config/distributions.yaml "$work/good.yaml"
echo 'broken: [' >>config/distributions.yaml
! ninja >"$work/log" 2>&1 || fail "ninja went through"
grep -q 'config/distributions.yaml:.*: error: not valid YAML' "$work/log" || fail "$(cat "$work/log")"
[ -s build.ninja ] || fail "build.ninja is gone"
cp "$work/good.yaml" config/distributions.yaml
expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
expect_no_work
