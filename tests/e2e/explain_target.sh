#!/usr/bin/env bash
# explain explains the steps that a target needs, and refuses a target that the Ninja file does not have.
. "$(dirname "$0")/lib.sh"
built_small_project

! explain plian || fail "an unknown target was taken"
diff -u - "$work/err" <<'TEXT' || fail "an unknown target is told in other words"
error: no target 'plian'
help: did you mean 'plain'?
TEXT
code=0
explain || code=$?
[ $code = 2 ] || fail "without a target: exit $code instead of 2"
explain build/collector-amd64-plain.zip
! grep extra "$work/explained" || fail "a step was explained that the target does not need"
