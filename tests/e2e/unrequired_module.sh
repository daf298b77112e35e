#!/usr/bin/env bash
# A module that imports another without requiring it: Go would take the newest version of that day. The error names what to
# write, and a newer version then changes nothing.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0 dep example.com/other
module_proxy add "$work/proxy" example.com/other v1.0.0 first
export GOPROXY=file://$work/proxy
expect_failed_build
expect_in_log "^config/component_dependencies.yaml:2:36: error: no required module provides 'example.com/other', which is needed$" \
  '^help: require a version, so that every build has the same: example.com/other@v1.0.0$'
[ ! -e config/modules.lock ] || fail "a version that Go chose is locked: $(cat config/modules.lock)"

sed -i 's|: example.com/dep@v1.0.0|: [example.com/dep@v1.0.0, example.com/other@v1.0.0]|' config/component_dependencies.yaml
build
layers_of . >"$work/before"
cp config/modules.lock "$work/before.lock"
module_proxy add "$work/proxy" example.com/other v1.1.0 second
clone_elsewhere clone
build
layers_of . | diff "$work/before" - || fail "a newer version changed the layer"
ocelot_gen update -a amd64 >/dev/null 2>&1 || fail "update failed"
cmp config/modules.lock "$work/before.lock" || fail "update took a version that nothing requires"
