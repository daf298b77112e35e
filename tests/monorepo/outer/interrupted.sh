#!/usr/bin/env bash
# Ctrl-C while Go compiles: no half file and no half bundle are left, and the next build makes what is due.
. "$(dirname "$0")/lib.sh"
make_outer
go=$(command -v go)
cat >"$work/tools/go" <<END
#!/bin/bash
if [ -e "$work/hold" ]; then
  case " \$* " in *' build '*) touch "$work/compiling"; exec sleep 600 ;; esac
fi
exec "$go" "\$@"
END
chmod +x "$work/tools/go"
build_outer
minimal=$(digest minimal) marked=$(digest marked)
change_extra
touch "$work/hold"

# A shell without job control starts what is in the background with SIGINT ignored, hence a session of its own.
interrupt_build() {
  local started
  export -f run_outer bazel_here
  export OUTER work E2E_CACHE
  setsid bash -c 'trap - INT; run_outer' &
  started=$!
  until [ -e "$work/compiling" ]; do
    kill -0 "$started" || fail "the build ended: $(cat "$work/outer.log")"
    sleep 0.05
  done
  kill -INT -- "-$started"
  if wait "$started"; then fail "an interrupted build passed: $(cat "$work/outer.log")"; fi
}
interrupt_build
if [ -e "$(layer marked)" ]; then
  [ "$marked" = "$(digest marked)" ] || fail "the interrupted build left another layer"
fi
[ ! -e "$made/bundle.tar" ] || tar -tf "$made/bundle.tar" >/dev/null
rm "$work/hold"
build_outer
[ "$minimal" = "$(digest minimal)" ]
[ "$marked" != "$(digest marked)" ] || fail "the change is missing"
expect_bundle
expect_nothing_to_do
