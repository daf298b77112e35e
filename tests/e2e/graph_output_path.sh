#!/usr/bin/env bash
# graph -o refuses to replace a file of the project or of its build, whatever the spelling of its path.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"

"$OCELOT_GEN" -a amd64 >/dev/null
ln -s config/distributions.yaml link.html
find . -type f -not -path './build/*' -exec sha256sum {} + | sort >"$work/before"
component=$(find components/collector -name '*.go' | head -n 1)
for file in config/distributions.yaml ./config/../config/upstream.yaml "$PWD/config/upstream.lock" build.ninja link.html \
  config/component_dependencies.yaml "$component" "${component%.go}.dot" build/collector-amd64-plain.zip; do
  expect_exit 2 "--output must not be a file of the project or its build: $file" graph -o "$file"
done
(cd config && expect_exit 2 '--output must not be a file of the project' graph -o distributions.yaml)
find . -type f -not -path './build/*' -exec sha256sum {} + | sort | cmp - "$work/before" || fail "graph -o changed the project"
expect_exit 0 '' graph -o config/graph.html
expect_exit 0 '' graph -o config/graph.html
