#!/usr/bin/env bash
# Each file configurations/NAME.yaml, as the configuration of a layer with all components, has exactly the messages in
# NAME.expected, or none. With the argument --update, the expectations are written.
. "$(dirname "$0")/lib.sh"

cases=$SOURCE_ROOT/tests/e2e/configurations
tags=lambdacomponents.custom,lambdacomponents.all
make_project "$work"
cd "$work/project"
step() { "$OCELOT_GEN" step "$@" >"$work/log" 2>&1 || fail "$1: $(cat "$work/log")"; }

step clone --plain ../upstream --folder collector --tree-id upstream.tree -o upstream.tar
step probe --go "$(command -v go)" --make "$(command -v make)" -o version upstream.tar
step gomod --version version -o tree.tar upstream.tar
step inspect --go "$(command -v go)" --arch "$(go env GOARCH)" --applies-to amd64 --tags "$tags" --program inspect -o components.json tree.tar

checked=0
for case in "$cases"/*.yaml; do
  name=$(basename "$case" .yaml)
  mkdir -p config collector-config
  cp "$case" "config/$name.yaml"
  cp "$case" collector-config/config.yaml
  rm -f layer.zip
  "$OCELOT_GEN" zip -r layer.zip collector-config
  code=0
  "$OCELOT_GEN" step validate --program inspect --config "config/$name.yaml" --value env:SET_BACKEND=http://localhost:4318 \
    -o "$name.json" layer.zip 2>"$work/messages" || code=$?
  if [ "${1:-}" = --update ]; then
    if [ -s "$work/messages" ]; then cp "$work/messages" "$cases/$name.expected"; else rm -f "$cases/$name.expected"; fi
    continue
  fi
  if [ -e "$cases/$name.expected" ]; then
    expected=0
    ! grep -q ': error: ' "$cases/$name.expected" || expected=1
    [ "$code" = "$expected" ] || fail "$name: exit $code"
    diff "$cases/$name.expected" "$work/messages" || fail "$name: other messages"
  else
    [ "$code" = 0 ] || fail "$name: $(cat "$work/messages")"
    grep -q '"faults": \[\]' "$name.json" || fail "$name: $(cat "$name.json")"
  fi
  checked=$((checked + 1))
done
# Upstream's own configuration does not fail a build.
cp "$cases/wrong_type.yaml" collector-config/config.yaml
rm layer.zip
"$OCELOT_GEN" zip -r layer.zip collector-config
"$OCELOT_GEN" step validate --program inspect -o x.json layer.zip 2>"$work/messages" || fail "$(cat "$work/messages")"
grep -qF "layer.zip:collector-config/config.yaml:7:11: warning: the collector rejects 'exporters::debug::sampling_initial'" \
  "$work/messages" || fail "$(cat "$work/messages")"
grep -qF 'OPENTELEMETRY_COLLECTOR_CONFIG_URI' "$work/messages" || fail "$(cat "$work/messages")"

# A layer without the configuration.
mkdir other
cp collector-config/config.yaml other/config.yaml
"$OCELOT_GEN" zip -r other.zip other
expect_exit 1 'the layer has no collector-config/config.yaml' step validate --program inspect --config other/config.yaml \
  -o x.json other.zip

# A layer with another configuration than the declared one.
echo '# changed' >>other/config.yaml
expect_exit 1 'collector-config/config.yaml of the layer differs from other/config.yaml' step validate --program inspect \
  --config other/config.yaml -o x.json layer.zip

# A program whose answer upstream's code replaced, or that it ended.
refused="cannot check collector-config/config.yaml: the collector's program wrote an invalid answer"
for answer in '{' '{}' '[]' '{"accepted": true}' '{"accepted": true, "faults": [{"message": "a"}]}' '{"accepted": false, "faults": []}' \
  '{"accepted": false, "faults": [{}]}' '{"accepted": 1, "faults": []}'; do
  printf '%s\n' '#!/bin/sh' "cat >\"\$2\" <<'END'" "$answer" END >program
  expect_exit 1 "$refused" step validate --program program -o x.json layer.zip
done
printf '#!/bin/sh\nexit 0\n' >program
expect_exit 1 'No such file or directory' step validate --program program -o x.json layer.zip
printf '%s\n' '#!/bin/sh' "ln -s /etc/passwd \"\$2\"" >program
! "$OCELOT_GEN" step validate --program program -o x.json layer.zip 2>"$work/err" || fail "the answer may be a link"
! grep -q root: "$work/err" x.json 2>/dev/null || fail "a file outside was read"
[ "${1:-}" = --update ] || [ "$checked" -ge 45 ] || fail "only $checked configurations"
