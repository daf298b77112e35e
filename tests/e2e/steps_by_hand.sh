#!/usr/bin/env bash
# Every step can be run by hand, and produces the same outputs as in Ninja.
. "$(dirname "$0")/lib.sh"
built_project
export OCELOT_CACHE=off
step() { "$OCELOT_GEN" step "$@"; }
go=$(command -v go) make=$(command -v make) hand=$work/hand
mkdir "$hand"
step clone --repository ../upstream --commit "$(git -C ../upstream rev-parse HEAD)" --folder collector \
  --tree-id "$hand/tree-id" -o "$hand/upstream.tar"
[ "$(cat "$hand/tree-id")" = "$(git -C ../upstream rev-parse HEAD:collector)" ] || fail "tree id"
step probe --go "$go" --make "$make" -o "$hand/version" "$hand/upstream.tar"
[ "$(cat "$hand/version")" = v0.145.0 ] || fail "version"
wrapper=lambdacomponents/exporter/file.go
step overlay --as $wrapper -o "$hand/file.tar" components/collector/$wrapper
find config components -type f -exec "$OCELOT_GEN" step check --go "$go" -o "$hand/check" "$hand/upstream.tar" {} +
edits=()
while read -r module; do edits+=(--require "$module"); done < <(
  awk '/^  [a-z.]+:$/ { is_file = $1 == "exporter.file:" } is_file && /^      - / { print $2 "@" $3 }' config/modules.lock | sort)
while read -r sum; do edits+=(--sum "$sum"); done < <(sed -n '/^sums:/,$ s/^  - //p' config/modules.lock)
[ ${#edits[@]} -gt 10 ] || fail "no modules in the lock"
step gomod --version "$hand/version" --overlay "$hand/file.tar" "${edits[@]}" -o "$hand/tree.tar" "$hand/upstream.tar"
step package --go "$go" --make "$make" --arch amd64 --tags "$(layer_tags build/collector-amd64-minimal-file.zip)" \
  --tree-id "$hand/tree-id" --config config/examples/file.yaml -o "$hand/layer.zip" "$hand/tree.tar"
step rename -o "$hand/collector-amd64-minimal-file.zip" "$hand/layer.zip"
cmp "$hand/collector-amd64-minimal-file.zip" build/collector-amd64-minimal-file.zip
cmp "$hand/collector-amd64-minimal-file.zip.sha256" build/collector-amd64-minimal-file.zip.sha256
