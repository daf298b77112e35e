#!/usr/bin/env bash
# Each rule of Lambda that an extension can break is an error of smoke. The extension is a script whose configuration says
# what it does.
. "$(dirname "$0")/smoke_lib.sh"
need_bubblewrap
built_small_project -d plain
mkdir -p layer/extensions layer/collector-config
cp "$SOURCE_ROOT/tests/e2e/smoke_extension.py" layer/extensions/collector
chmod +x layer/extensions/collector

smoke() { "$OCELOT_GEN" smoke plain -a amd64 "$@" >"$work/out" 2>"$work/err"; }
smoke_json() { smoke --format json "$@"; }

# Puts a layer in the place of that of the build: what the step made, the final file and its checksum.
put_layer() {
  rm -f build/collector-amd64-plain.zip
  (cd layer && "$OCELOT_GEN" zip -r ../build/collector-amd64-plain.zip collector-config extensions)
  cp build/collector-amd64-plain.zip build/ocelot/layer/amd64-plain.zip
  (cd build && sha256sum collector-amd64-plain.zip >collector-amd64-plain.zip.sha256)
}

# A layer whose extension has the behavior.
make_layer() { # behavior
  echo "behavior: $1" >layer/collector-config/config.yaml
  put_layer
}

make_layer good
smoke || fail "$(cat "$work/out" "$work/err")"
expect_out 'delivery *not checked: no pipeline has an OTLP receiver'

make_layer exit
expect_failure exit-before-next 'the extension ended with exit code 0 before it asked for the first event'
grep -q '^  | the reason is in the output$' "$work/err" || fail "$(cat "$work/err")"
make_layer sleep
expect_failure slow-next '200 ms passed before the extension asked for the first event' --next-limit 200ms
make_layer init-error
expect_failure init-error 'init/error: Extension.Test: a reason'
make_layer exit-error
expect_failure exit-error 'exit/error: Extension.Test: a reason'
make_layer early-exit
expect_failure early-exit 'the extension ended with exit code 3 before it asked for the event after invocation 1'
make_layer killed
expect_failure early-exit 'the extension ended with signal 9 before it asked for the event after invocation 1'
make_layer busy
expect_failure slow-next '2000 ms passed before the extension asked for the event after invocation 1' --next-limit 2s
make_layer failed-shutdown
expect_failure failed-shutdown 'the extension ended with exit code 4 after SHUTDOWN'
make_layer other-name
expect_failure wrong-extension-name "the extension registered as 'other', but its file is 'collector'"
make_layer unknown-event
expect_failure refused-call "register: on-demand has no event 'SLEEP'"
make_layer good
expect_failure refused-call "register: lambda-managed-instances has no event 'INVOKE'" --init-type lambda-managed-instances
make_layer no-listener
expect_failure refused-telemetry 'http://sandbox.localdomain:9/: no answer from port 9'

# What the extension sees.
make_layer look
smoke || fail "$(cat "$work/out" "$work/err")"

# Refused payloads: nothing listens on the port of the receiver.
cat >layer/collector-config/config.yaml <<'END'
behavior: good
receivers: {otlp: {protocols: {http: {endpoint: 'localhost:4318'}}}}
service: {pipelines: {logs: {receivers: [otlp], exporters: [debug]}}}
END
put_layer
expect_failure refused-payload "the receiver 'otlp' did not accept payload 1: no answer from port 4318"

# A layer without an extension.
mv layer/extensions/collector layer/collector
mkdir -p layer/extensions
put_layer
! smoke || fail "$(cat "$work/out")"
grep -q 'the emulator of Lambda ended without a report' "$work/err" || fail "$(cat "$work/err")"
grep -q 'expected one file in extensions/, got 0 files' "$work/err" || fail "$(cat "$work/err")"

# A layer that is not that of the declaration, or that a build did not write, does not run.
mv layer/collector layer/extensions/collector
make_layer good
smoke --format json || fail "$(cat "$work/out" "$work/err")"
expect_value "layer['sha256']" "$(cut -d' ' -f1 build/collector-amd64-plain.zip.sha256)"
cp config/distributions.yaml "$work/declared.yaml"
sed -i 's/^plain:/&\n  go: {tags: [another]}/' config/distributions.yaml
expect_exit 1 'plain amd64 is not built from the current declaration' smoke plain -a amd64
grep -qF 'help: ocelot-gen build plain' "$work/err" || fail "$(cat "$work/err")"
cp "$work/declared.yaml" config/distributions.yaml
printf x >>build/collector-amd64-plain.zip
expect_exit 1 'plain amd64 differs from its checksum build/collector-amd64-plain.zip.sha256' smoke plain -a amd64
grep -qF 'help: remove build/collector-amd64-plain.zip, then run: ocelot-gen build plain' "$work/err" || fail "$(cat "$work/err")"
rm build/collector-amd64-plain.zip

# A layer that is not built, and one for another architecture.
! smoke || fail "nothing ran"
expect_out "the layer is not built: run 'ocelot-gen build build/collector-amd64-plain.zip'"
! "$OCELOT_GEN" smoke plain -a arm64 >"$work/out" 2>"$work/err" || fail "nothing ran"
expect_out '^build/collector-arm64-plain.zip: not run$'
expect_out "this machine cannot run arm64: run 'ocelot-gen smoke plain' on such a machine"
grep -q 'GitHub runner ubuntu-24.04-arm' <(tr '\n' ' ' <"$work/out" | tr -s ' ') || fail "$(cat "$work/out")"
! "$OCELOT_GEN" smoke plain -a arm64 --format json >"$work/out" 2>"$work/err" || fail "nothing ran"
validate
expect_value "layer['status'], report, layer['reason'][:30]" "('not run', None, 'this machine cannot run arm64:')"
expect_exit 1 "no distribution 'plan'" smoke plan

# Without bubblewrap, and where it cannot start.
make_layer good
mkdir "$work/bin" "$work/stub"
for tool in go git make; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
! PATH=$work/bin smoke || fail "ran without bwrap"
grep -q "^error: no 'bwrap' in PATH" "$work/err" || fail "$(cat "$work/err")"
grep -q '^help: .*--sandbox=container' "$work/err" || fail "$(cat "$work/err")"
printf '#!/bin/sh\necho "bwrap: setting up uid map: Permission denied" >&2\nexit 1\n' >"$work/stub/bwrap"
chmod +x "$work/stub/bwrap"
! PATH=$work/stub:$PATH smoke || fail "ran with a broken bwrap"
grep -q '^help: .*--sandbox=container' "$work/err" || fail "$(cat "$work/err")"

# In a container, the extension runs without it, and the report says so.
PATH=$work/bin smoke --sandbox=container || fail "$(cat "$work/out" "$work/err")"
expect_out 'sandbox *container: the layer is not in /opt; the files and the network are the container'
expect_exit 2 "invalid value 'vm' for --sandbox; expected bubblewrap or container" smoke plain --sandbox=vm
