#!/usr/bin/env bash
# explain changes nothing: without a lock it asks for a run of ocelot-gen, and does not pin.
. "$(dirname "$0")/lib.sh"
built_small_project

mv config/upstream.lock "$work/lock"
find . -type f -exec stat -c '%n %y %s' {} + | sort >"$work/before"
! explain all || fail "it was explained without a lock"
diff -u - "$work/err" <<'TEXT' || fail "a missing lock is told in other words"
config/upstream.lock: error: no lock pins 'main' to a commit
help: run ocelot-gen first, to pin it
TEXT
! explain -b main all || fail "it was explained without the lock of -b"
diff -u - "$work/err" <<'TEXT' || fail "a missing lock of -b is told in other words"
build/ocelot/upstream.lock: error: no lock pins 'main' to a commit
help: run ocelot-gen with the same -r and -b first, to pin it
TEXT
mv "$work/lock" config/upstream.lock
explain all
mv config/upstream.lock "$work/lock"
find . -type f -exec stat -c '%n %y %s' {} + | sort >"$work/after"
diff -u "$work/before" "$work/after" || fail "explaining changed the project"
