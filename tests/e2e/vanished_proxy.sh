#!/usr/bin/env bash
# With both locks and a filled module cache, nothing asks the proxy, which may be gone.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0 text
serve_proxy "$work/proxy"
build
layers_of . >"$work/before"
grep -q '/example.com/dep/@v/v1.0.0.zip' "$work/requests" || fail "the proxy was not asked: $(cat "$work/requests")"

rm "$work/requests"
modules=$GOMODCACHE
clone_elsewhere clone
export GOMODCACHE=$modules
build --locked
layers_of . | diff "$work/before" - || fail "another layer"
echo '# A remark.' >>config/distributions.yaml
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
rm build.ninja
build
expect_no_requests

stop_server
rm -rf build build.ninja
build
layers_of . | diff "$work/before" - || fail "another layer without the proxy"
