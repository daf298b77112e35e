#!/usr/bin/env bash
# A full or closed stdout is an error of every command that has something to print.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"

full='stdout: error: cannot write: No space left on device'
closed='stdout: error: cannot write: Bad file descriptor'
for words in --version help 'help --markdown' 'schema distributions' list 'desc plain' 'graph' 'complete -- de' cache \
  'check --format json' 'list --format json'; do
  # shellcheck disable=SC2086
  expect_exit 1 "$full" $words >/dev/full
  # shellcheck disable=SC2086
  expect_exit 1 "$closed" $words >&-
done
expect_exit 1 "$full" format - <config/distributions.yaml >/dev/full
[ "$(grep -c . "$work/err")" = 1 ] || fail "more than one line: $(cat "$work/err")"
for words in --version --help --man; do
  code=0
  "$OCELOT_LOAD" $words >/dev/full 2>"$work/err" || code=$?
  [ "$code" = 1 ] || fail "ocelot-load $words: exit $code"
  grep -qxF "$full" "$work/err" || fail "ocelot-load $words: $(cat "$work/err")"
done
