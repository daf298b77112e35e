#!/usr/bin/env bash
# A configuration anywhere in the project: it is in the layer, it is watched, and it must exist.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
mkdir deploy
echo 'receivers: {}' >deploy/prod.yaml
cat >config/distributions.yaml <<'END'
requires: ">= 0.1"
defaults: {architectures: [amd64], config: deploy/prod.yaml}
distributions:
  plain: {}
END
{ ocelot_gen && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
unzip -p build/collector-amd64-plain.zip collector-config/config.yaml | cmp - deploy/prod.yaml
[ ! -e build/collector-arm64-plain.zip ] || fail "the default architectures are ignored"
ninja | grep -q 'no work to do' || fail "there is work to do"
echo '# a remark' >>deploy/prod.yaml
ninja >"$work/log" || fail "$(cat "$work/log")"
unzip -p build/collector-amd64-plain.zip collector-config/config.yaml | cmp - deploy/prod.yaml
"$OCELOT_GEN" affected deploy/prod.yaml | grep -q plain || fail "the configuration affects nothing"
"$OCELOT_GEN" desc plain | grep -q 'deploy/prod.yaml' || fail "desc does not show the configuration"
mv deploy/prod.yaml deploy/production.yaml
for command in "$OCELOT_GEN" ninja "$OCELOT_GEN list"; do
  ! $command >"$work/log" 2>&1 || fail "$command does not notice that the configuration is gone"
  grep -q "config/distributions.yaml:2:44: error: no file 'deploy/prod.yaml'" "$work/log" || fail "$command: $(cat "$work/log")"
done
