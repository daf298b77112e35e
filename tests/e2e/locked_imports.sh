#!/usr/bin/env bash
# An edit of a wrapper's code does not change the lock; a new import does.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/proxy" example.com/dep v1.0.0 text
module_proxy add "$work/proxy" example.com/other v1.0.0 other
serve_proxy "$work/proxy"
build
extra=components/collector/lambdacomponents/exporter/extra.go
stat -c '%i %y' config/modules.lock >"$work/before"
rm "$work/requests"
printf '\nfunc init() { Names = append(Names, "more") }\n' >>$extra
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
stat -c '%i %y' config/modules.lock | diff "$work/before" - || fail "the lock was written"
expect_no_requests
unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
chmod +x "$work/collector"
[ "$("$work/collector" | tail -1)" = more ] || fail "the edit is not in the layer"

sed -i 's|^import .*|import (\n\t"example.com/dep"\n\t_ "example.com/other"\n)|' $extra
sed -i 's|: example.com/dep@v1.0.0|: [example.com/dep@v1.0.0, example.com/other@v1.0.0]|' config/component_dependencies.yaml
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -qx '      - example.com/other v1.0.0' config/modules.lock || fail "the import is not locked: $(cat config/modules.lock)"
grep -q '/example.com/other/@v/v1.0.0.zip' "$work/requests" || fail "the module was not fetched"
build --locked
