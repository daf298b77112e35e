#!/usr/bin/env bash
# Every command that reads a project for another version of ocelot-gen fails with one error that says so.
. "$(dirname "$0")/lib.sh"
make_small_project "$work"
cd "$work/project"
printf 'requires: ">= 99"\ndistributions:\n  plain:\n    new-key: 1\n' >config/distributions.yaml
cat >collector.yaml <<'END'
receivers: {otlp: }
exporters: {debug: }
service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}
END
while read -r command; do
  # shellcheck disable=SC2086
  "$OCELOT_GEN" $command >"$work/log" 2>&1 && fail "$command accepts the project"
  [ "$(grep -c error: "$work/log")" = 1 ] || fail "$command: $(cat "$work/log")"
  grep -q 'config/distributions.yaml:1:11: error: this project requires ocelot-gen >= 99, but this is ocelot-gen' "$work/log" ||
    fail "$command: $(cat "$work/log")"
done <<'END'
gen
gen --dry-run
build
build -n
update
check
list
list distributions
desc plain
why plain exporter.extra
refs exporter.extra
path exporter.extra plain
affected config/distributions.yaml
diff plain plain
graph
explain plain
clean
clean --dry-run
format
format --check
format --migrate
new distribution tiny --tags receiver.otlp
new component exporter file
import config collector.yaml
END
