#!/usr/bin/env bash
# `new` writes a project that passes check, builds and runs, with a component that upstream does not have. It never overwrites
# a file.
. "$(dirname "$0")/lib.sh"
make_project "$work"
rm -r "$work/project"
cd "$work"
"$OCELOT_GEN" new project project -r ./upstream
grep -qx 'repo: ../upstream' project/config/upstream.yaml || fail "the path of the upstream: $(cat project/config/upstream.yaml)"

cd project
state() { find . -type f -exec sha256sum {} + | sort; }
state >"$work/before"
! "$OCELOT_GEN" new project >"$work/again.log" 2>&1 || fail "a project was made over another one"
grep -q 'already exists' "$work/again.log" || fail "$(cat "$work/again.log")"
state | cmp - "$work/before" || fail "the refused command wrote something"

"$OCELOT_GEN" new component exporter file --into starter
"$OCELOT_GEN" new component connector count github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector@v0.145.0
cat >config/examples/counting.yaml <<'END'
receivers: {otlp: {protocols: {grpc: {endpoint: "127.0.0.1:0"}}}}
connectors: {count: }
exporters: {file: {path: "${env:OUT}"}}
service:
  telemetry: {metrics: {level: none}}
  pipelines:
    traces: {receivers: [otlp], exporters: [count]}
    metrics: {receivers: [count], exporters: [file]}
END
"$OCELOT_GEN" new distribution counting --base starter --tags connector.count --config-file counting.yaml
[ -z "$(gofmt -l components)" ] || fail "a wrapper is not as gofmt leaves it"

ocelot_gen -a amd64
ninja >"$work/ninja.log" 2>&1 || { cat "$work/ninja.log"; fail "the new project does not build"; }
"$OCELOT_GEN" check --strict || fail "the new project does not pass check"
OUT=$work/out.json layer_starts build/collector-amd64-counting.zip
[ -e "$work/out.json" ] || fail "the file exporter is not in the layer"
OCELOT_GRPC_PORT=0 OCELOT_HTTP_PORT=0 layer_starts build/collector-amd64-starter.zip

state >"$work/before"
for words in 'component exporter file' 'component receiver otlp' 'distribution starter --tags all' 'component exporter x y'; do
  # shellcheck disable=SC2086
  ! "$OCELOT_GEN" new $words >"$work/again.log" 2>&1 || fail "new $words was done"
done
"$OCELOT_GEN" new component exporter kafka --into starter --dry-run >"$work/dry.log"
grep -q '^new *components/collector/lambdacomponents/exporter/kafka.go' "$work/dry.log" || fail "$(cat "$work/dry.log")"
state | cmp - "$work/before" || fail "a refused command or a dry run wrote something"

# An existing .gitattributes keeps its bytes and gets the attribute of the lock, once.
mkdir "$work/attributes"
cd "$work/attributes"
printf '*.png binary' >.gitattributes
"$OCELOT_GEN" new project >"$work/out" 2>&1 || fail "$(cat "$work/out")"
grep -qx 'changed  .gitattributes' "$work/out" || fail "$(cat "$work/out")"
[ "$(head -1 .gitattributes)" = '*.png binary' ] || fail "$(cat .gitattributes)"
git init -q
[ "$(git check-attr merge config/modules.lock)" = 'config/modules.lock: merge: union' ] || fail "$(cat .gitattributes)"
cp .gitattributes "$work/attributes.before"
rm -r config components
"$OCELOT_GEN" new project >"$work/out" 2>&1 || fail "$(cat "$work/out")"
cmp .gitattributes "$work/attributes.before" || fail "the attribute was added twice"
