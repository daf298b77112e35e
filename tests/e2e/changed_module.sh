#!/usr/bin/env bash
# A proxy that serves other bytes under the version that go.sum records: both sums, at the line that requires the module.
. "$(dirname "$0")/modules.sh"
project_with_module example.com/dep
module_proxy add "$work/before" example.com/dep v1.0.0 before
module_proxy add "$work/after" example.com/dep v1.0.0 after
# go records the sums of the first proxy.
mkdir "$work/sums"
(cd "$work/sums" && printf 'module example.com/sums\n\ngo 1.24\n\nrequire example.com/dep v1.0.0\n' >go.mod &&
  GOMODCACHE=$work/other-modules GOPROXY=file://$work/before go mod download example.com/dep)
cp "$work/sums/go.sum" ../upstream/collector/go.sum
git -C ../upstream add -A && git -C ../upstream commit -q -m sums
recorded=$(sed -nE 's/^example.com\/dep v1.0.0 (h1:.*)$/\1/p' "$work/sums/go.sum")
[ -n "$recorded" ] || fail "go recorded no sum: $(cat "$work/sums/go.sum")"

export GOPROXY=file://$work/after
expect_failed_build
expect_in_log "^config/component_dependencies.yaml:2:36: error: 'example.com/dep@v1.0.0' has changed: its sum is h1:[^ ]+=, but go.sum has " \
  "^note: it is required for the tag 'lambdacomponents.exporter.extra'$" \
  '^  \| SECURITY ERROR$' "^  \| For more information, see 'go help module-auth'.$" \
  '^note: complete log: .*\.log; to try again: ocelot-gen$' '^help: a version must never change: '
grep -qF "but go.sum has $recorded" "$work/log" || fail "$(cat "$work/log")"
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"

OCELOT_MESSAGE_FORMAT=json expect_failed_build
expect_in_log '"code": ?"module-changed"'
