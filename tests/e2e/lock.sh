#!/usr/bin/env bash
# The lock pins a ref until --update; -b does not change the tracked lock; a lock for another ref is an error.
. "$(dirname "$0")/lib.sh"
make_project "$work"
cd "$work/project"
ocelot_gen
old=$(git -C ../upstream rev-parse HEAD)
grep -q "^commit: $old$" config/upstream.lock || fail "$(cat config/upstream.lock)"
echo more >>../upstream/README.md
git -C ../upstream commit -q -a -m more
ocelot_gen
grep -q "$old" build.ninja || fail "the pin moved by itself"
ocelot_gen -b main
grep -q "$(git -C ../upstream rev-parse HEAD)" build.ninja || fail "-b did not look"
grep -q "^commit: $old$" config/upstream.lock || fail "-b wrote the tracked lock"
sed -i 's/ref: main/ref: other/' config/upstream.yaml
! ocelot_gen 2>"$work/log" || fail "a stale lock was taken"
grep -q "config/upstream.lock:.*: error: the lock is for 'main', but the configuration has 'other'" "$work/log" || fail "$(cat "$work/log")"
sed -i 's/ref: other/ref: main/' config/upstream.yaml
ocelot_gen --update
grep -q "^commit: $(git -C ../upstream rev-parse HEAD)$" config/upstream.lock || fail "--update did not move the pin"
