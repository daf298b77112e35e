#!/usr/bin/env bash
# A reader that closed the pipe needs no message.
. "$(dirname "$0")/lib.sh"

code=0
# shellcheck disable=SC2016
bash -c 'trap "" PIPE; sleep 0.5; exec "$OCELOT_GEN" help --markdown' 2>"$work/err" | true || code=$?
[ "$code" = 1 ] || fail "no reader: exit $code"
[ ! -s "$work/err" ] || fail "no reader: $(cat "$work/err")"
