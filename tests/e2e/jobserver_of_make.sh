#!/usr/bin/env bash
# GNU make is the outer build: the steps of its Ninja take its tokens, through a pipe or a fifo.
. "$(dirname "$0")/jobserver_lib.sh"
noting_go
make_small_project "$work"
cd "$work/project"
ocelot_gen -a amd64 >"$work/log" 2>&1
printf 'all:\n\t+ninja\npassed_on:\n\tninja\n' >"$work/Makefile"
forget_shares

# make itself says so if a token is missing at its end.
OCELOT_CACHE=off make -f "$work/Makefile" -j3 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_shares 3
! grep '^make' "$work/log" || fail "make complains"

# Without '+', make 4.3 passes on a pipe that is not open; make 4.4 has a fifo.
rm -r build
forget_shares
OCELOT_CACHE=off make -f "$work/Makefile" -j3 passed_on >"$work/log" 2>&1 || fail "$(cat "$work/log")"
if grep -q 'not open' "$work/log"; then
  expect_shares 1
  grep -q "help: in the Makefile, write '+' in front of the command that runs Ninja" "$work/log" || fail "$(cat "$work/log")"
else
  expect_shares 3
fi
