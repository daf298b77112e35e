#!/usr/bin/env bash
# A current folder that was removed is an error of the commands that need it.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
mkdir "$work/gone"
cd "$work/gone"
rmdir "$work/gone"

expect_exit 1 'error: cannot find the current folder: No such file or directory' list
expect_exit 1 'error: cannot find the current folder: No such file or directory' gen -C "$work/project"
expect_exit 1 'error: cannot find the current folder: No such file or directory' explain all
expect_exit 1 'error: cannot' format
expect_exit 1 'error: cannot' new project x
expect_exit 1 'error: cannot' new project x -r ./upstream
expect_exit 0 '' schema distributions >/dev/null
