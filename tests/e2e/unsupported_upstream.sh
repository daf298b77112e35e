#!/usr/bin/env bash
# An upstream without the collector's interface gives its layers. A warning says that they are not checked, and why.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
"$OCELOT_GEN" -a "$(go env GOARCH)" -d plain >"$work/log" 2>&1 || fail "$(cat "$work/log")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
layer=build/collector-$(go env GOARCH)-plain
[ -e "$layer.zip" ] || fail "$(files)"
grep -q "warning: the layer's components and configuration are not checked" "$work/log" || fail "$(cat "$work/log")"
grep -q 'note: ocelot/inspect/.*no required module provides package go.opentelemetry.io/collector' "$work/log" ||
  fail "$(cat "$work/log")"
python3 - "$layer.components.json" <<'END'
import json, sys
listing = json.load(open(sys.argv[1]))
assert set(listing) == {"version", "kind", "architectures", "not_run"}, listing
END
expect_no_work
