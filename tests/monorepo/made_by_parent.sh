#!/usr/bin/env bash
# The outer project makes a configuration and a component. Their sources are changed, and all that depends on them is
# made again in the same run. After `clean` of the outer project, they are made again too.
. "$(dirname "$0")/lib.sh"
component=components/collector/lambdacomponents/exporter/extra.go
make_embedded otel
mv "otel/$component" extra.in
cp otel/config/upstream.yaml upstream.in
mkdir -p otel/deploy
cp "$work/upstream/collector/config.yaml" config.in
cp config.in otel/deploy/made.yaml
cp extra.in "otel/$component"
sed -i 's/^plain:/&\n  config: deploy\/made.yaml/' otel/config/distributions.yaml
# From the outer folder, and from the project's, the option's paths are relative to the current folder.
embed otel --external-input "otel/$component" --external-input otel/deploy/made.yaml
cp otel/embed.ninja "$work/from-outside"
(cd otel && ocelot_gen --embed otel -a amd64 --external-input "$component" --external-input deploy/made.yaml) >"$work/log" 2>&1
cmp "$work/from-outside" otel/embed.ninja || fail "the file depends on the current folder"

write_parent subninja otel <<PARENT
build otel/$component: copy extra.in
build otel/deploy/made.yaml: copy config.in
default otel/all
PARENT
run_ninja
expect_settled
echo '# changed' >>config.in
run_ninja
grep -qx 'otel/: package plain amd64' "$work/ran" || fail "the configuration: $(cat "$work/ninja.log")"
unzip -p otel/build/collector-amd64-plain.zip collector-config/config.yaml | grep -qx '# changed' || fail "it is old"
expect_settled
sed -i 's/^func init() {/var _ = "changed"\n\nfunc init() {/' extra.in
run_ninja
grep -qx 'otel/: package extra amd64' "$work/ran" || fail "the component: $(cat "$work/ninja.log")"
expect_settled
rm otel/deploy/made.yaml "otel/$component"
run_ninja
for made in otel/deploy/made.yaml "otel/$component"; do
  [ -s "$made" ] || fail "$made was not made again: $(cat "$work/ninja.log")"
done
expect_settled
