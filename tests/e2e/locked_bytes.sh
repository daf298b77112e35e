#!/usr/bin/env bash
# A module whose bytes differ from those that were locked, on a machine without a checksum database: no layer.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/before" example.com/dep v1.0.0 before
module_proxy add "$work/after" example.com/dep v1.0.0 after
GOPROXY=file://$work/before build
locked=$(sed -nE 's/^  - example.com\/dep v1.0.0 (h1:.*)$/\1/p' config/modules.lock)
[ -n "$locked" ] || fail "no sum is locked: $(cat config/modules.lock)"

expect_changed() ( # variables…
  export "${@?}"
  rm -rf "$work/clone"
  clone_elsewhere clone
  export GOPROXY=file://$work/after
  expect_failed_build
  expect_in_log "^config/component_dependencies.yaml:2:36: error: 'example.com/dep@v1.0.0' has changed: its sum is h1:"
  grep -qF "but go.sum has $locked" "$work/log" || fail "$(cat "$work/log")"
  [ ! -e build/collector-amd64-extra.zip ] || fail "there is a layer"
  cmp config/modules.lock "$work/project/config/modules.lock" || fail "the lock has changed"
  forget_modules
)
expect_changed GOSUMDB=off
expect_changed GONOSUMDB='*' GOSUMDB=sum.golang.org
expect_changed GOPRIVATE='*' GONOPROXY=none GOSUMDB=sum.golang.org
