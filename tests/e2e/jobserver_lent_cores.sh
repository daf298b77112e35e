#!/usr/bin/env bash
# Steps that wait for the compile lock leave their cores to the step that compiles.
. "$(dirname "$0")/jobserver_lib.sh"
[ "$cores" -gt 1 ] || { echo "skipped: this machine has one core"; exit 77; }
noting_go
make_small_project "$work"
cd "$work/project"
export OCELOT_CACHE=off
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
find "$OCELOT_CACHE_DIR/compiling" -type f ! -name '*.lock' -delete
rm -r build
forget_shares

# Just enough tokens for two steps, so none is left for Go. Both wait for the lock, which this script has.
tokens=''
! is_client || tokens=x
serve "$tokens"
lock=$(echo "$OCELOT_CACHE_DIR"/compiling/*.lock)
# A process that lives has it: in a container, /proc/locks leaves out the locks of processes that ended, and who waits for them.
mkfifo "$work/lock-holder"
flock -o "$lock" cat "$work/lock-holder" &
holder=$!
exec 9>"$work/lock-holder"
ninja >"$work/log" 2>&1 9>&- &
pid=$!
waiting() { grep -c -e "-> FLOCK .*:$(stat -c %i "$lock") " /proc/locks || true; }
for _ in $(seq 600); do
  [ "$(waiting)" -lt 2 ] || break
  sleep 0.1
done
[ "$(waiting)" = 2 ] || fail "two steps should wait: $(cat "$work/log")"
exec 9>&-
wait $holder
wait $pid || fail "$(cat "$work/log")"
grep -qx '2 2' "$work/shares" || fail "the waiting step's core was not used: $(cat "$work/shares")"
[ "$(cat "$work/peak")" -le 2 ] || fail "more cores than the two of the steps"
expect_tokens "$tokens"
