#!/usr/bin/env bash
# An upstream with its modules in vendor/: without overlays it needs no module cache; with overlays the folder is left out,
# because it has a copy of lambdacomponents without them.
. "$(dirname "$0")/lib.sh"
make_project "$work"
export OCELOT_CACHE=off
(cd "$work/upstream/collector" && go mod vendor && sed -i '/^vendor/d' ../.gitignore && git add -A -f && git commit -q -m vendor)
cd "$work/project"
ocelot_gen -a amd64 -d minimal -d minimal-file >"$work/log"
GOMODCACHE=$work/empty GOPROXY=off GOFLAGS=-modcacherw ninja minimal >"$work/log" 2>&1 || { cat "$work/log"; fail "vendored alone"; }
ninja minimal-file >"$work/log" 2>&1 || { cat "$work/log"; fail "vendored with an overlay"; }
layer_tags build/collector-amd64-minimal-file.zip >/dev/null
go version -m "$work/collector" | grep -q 'exporter/fileexporter.*v0.145.0' || fail "the overlay's module is not linked"
for tree in build/ocelot/tree/*.tar; do
  tar tf "$tree" >"$work/files"
  if grep -q '^vendor/' "$work/files"; then echo "$tree"; fi
done >"$work/vendored"
echo build/ocelot/tree/plain.tar | diff - "$work/vendored" || fail "another tree has a vendor folder"
