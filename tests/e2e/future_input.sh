#!/usr/bin/env bash
# An input with a time in the future causes a warning, and does not make Ninja regenerate forever.
. "$(dirname "$0")/lib.sh"
built_project
touch -d '+1 day' config/distributions.yaml
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
[ "$(grep -c 'regenerate build.ninja' "$work/log")" -le 2 ] || fail "regenerated again and again: $(cat "$work/log")"
grep -q '^config/distributions.yaml: warning: modification time in the future' "$work/log" || fail "not told: $(cat "$work/log")"
ninja >"$work/log" 2>&1
if [ "$(printf '1.13\n%s\n' "$(ninja --version)" | sort -V | head -n 1)" = 1.13 ]; then
  # It compares the file's time with that of the step's last run: what reads the file runs each time, and nothing else.
  expect_edges 'regenerate build.ninja' 'check the declaration against upstream'
else
  expect_no_work
fi
touch config/distributions.yaml
ocelot_gen -a amd64 -d minimal -d minimal-file >"$work/log" 2>&1
! grep -q warning "$work/log" || fail "told without a reason: $(cat "$work/log")"
