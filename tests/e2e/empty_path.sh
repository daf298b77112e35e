#!/usr/bin/env bash
# An empty path is a usage error.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"

expect_exit 2 "error: expected a folder, got ''" new project ''
for words in list gen format help; do expect_exit 2 "takes a path, not ''" -C '' $words; done
expect_exit 2 "--output takes a path, not ''" graph -o ''
