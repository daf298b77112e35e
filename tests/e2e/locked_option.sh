#!/usr/bin/env bash
# --locked, and CI=true, write no lock: what is missing, stale or of an older version is an error that names the command.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0 one
module_proxy add "$work/proxy" example.com/dep v1.1.0 two
export GOPROXY=file://$work/proxy
note='note: --locked is on because CI=true'
locks() { sha256sum config/*.lock 2>/dev/null || true; }
generate() { ocelot_gen gen -a amd64 "$@" >"$work/log" 2>&1; }

! generate --locked || fail "--locked accepted a project without locks"
expect_in_log 'ocelot-gen update'
[ -z "$(locks)" ] || fail "--locked wrote a lock"
! CI=true generate || fail "CI=true accepted a project without locks"
[ "$(grep -cFx "$note" "$work/log")" = 1 ] || fail "the note: $(cat "$work/log")"

# The project's locks are not those of another upstream, so that -r may write its own.
CI=true generate -r ../upstream -b main || fail "CI=true prevented -r: $(cat "$work/log")"
! grep -qF "$note" "$work/log" || fail "the note with -r"
[ -z "$(locks)" ] || fail "-r wrote the locks of the project"

CI=true "$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "CI=true prevented update: $(cat "$work/log")"
expect_in_log '^modules.lock: exporter.extra: 1 module required$'
code=0
"$OCELOT_GEN" update --locked --documents none -a amd64 >"$work/log" 2>&1 || code=$?
[ $code = 2 ] || fail "update --locked: exit $code"
CI=true generate || fail "$(cat "$work/log")"
[ "$(grep -cFx "$note" "$work/log")" = 1 ] || fail "the note: $(cat "$work/log")"

# Stale: in the generator, and in a regeneration.
generate --locked || fail "$(cat "$work/log")"
locks >"$work/before"
sed -i 's/@v1.0.0/@v1.1.0/' config/component_dependencies.yaml
! ninja >"$work/log" 2>&1 || fail "a regeneration dropped --locked"
expect_in_log "^config/modules.lock:.*error: .*'exporter.extra'" '^help: run ocelot-gen update'
OCELOT_MESSAGE_FORMAT=json generate --locked && fail "a stale entry is accepted"
expect_in_log '"code": ?"stale-modules"'
locks | diff "$work/before" - || fail "a lock was written"
"$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
expect_in_log '^modules.lock: exporter.extra: example.com/dep v1.0.0 → v1.1.0$'
generate --locked || fail "$(cat "$work/log")"

# A lock of an earlier version has neither the digest of upstream's modules nor Go's version.
sed -i '/^modules:/d; /^go:/d' config/upstream.lock
locks >"$work/before"
! generate --locked || fail "an older lock is accepted"
expect_in_log '^config/upstream.lock: error: ' '^help: run ocelot-gen update, and commit config/upstream.lock and config/modules.lock$'
generate || fail "$(cat "$work/log")"
locks | diff "$work/before" - || fail "an older lock was written without an update"
"$OCELOT_GEN" update --documents none -a amd64 >"$work/log" 2>&1 || fail "$(cat "$work/log")"
for key in modules go; do grep -q "^$key: " config/upstream.lock || fail "no $key: $(cat config/upstream.lock)"; done
generate --locked || fail "$(cat "$work/log")"
