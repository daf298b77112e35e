#!/usr/bin/env bash
# clean leaves a file that has the name of a planned layer, but that no build made.
. "$(dirname "$0")/lib.sh"
built_small_project

cp config/distributions.yaml "$work/distributions.yaml"
printf '\nplanned:\n  buildtags: [lambdacomponents.custom, lambdacomponents.all]\n' >>config/distributions.yaml
planned=(build/collector-amd64-planned.zip build/collector-arm64-planned.zip.sha256)
for file in "${planned[@]}"; do echo mine >"$file"; done
ocelot_gen
cp "$work/distributions.yaml" config/distributions.yaml
"$OCELOT_GEN" clean >"$work/removed" 2>"$work/log"
for file in "${planned[@]}"; do
  [ "$(cat "$file")" = mine ] || fail "$file is gone"
  grep -qx "kept $file: it does not match its checksum, so it may not be ours" "$work/log" || fail "$(cat "$work/log")"
done
[ ! -s "$work/removed" ] || fail "removed: $(cat "$work/removed")"

ocelot_gen -a amd64
"$OCELOT_GEN" clean --all >/dev/null 2>&1
for file in "${planned[@]}"; do [ "$(cat "$file")" = mine ] || fail "--all: $file is gone"; done
