#!/usr/bin/env bash
# Without HOME, Go has no folder for its caches: Go's lines, and what to set.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0
unset HOME GOPATH GOMODCACHE GOCACHE XDG_CACHE_HOME XDG_CONFIG_HOME
export GOPROXY=file://$work/proxy
expect_failed_build
grep -qF '| go: module cache not found: neither GOMODCACHE nor GOPATH is set' "$work/log" || fail "$(cat "$work/log")"
expect_in_log '^note: complete log: .*\.log; to try again: ocelot-gen$' '^help: set HOME, or set GOCACHE and GOMODCACHE '
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"

# With a module cache only, the build cache is missing.
export GOMODCACHE=$work/modules
expect_failed_build
grep -qF '| build cache is disabled by GOCACHE=off' "$work/log" || fail "$(cat "$work/log")"
expect_in_log '^note: complete log: ' '^help: set HOME, or set GOCACHE and GOMODCACHE '
