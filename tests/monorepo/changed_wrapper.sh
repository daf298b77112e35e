#!/usr/bin/env bash
# A changed wrapper rebuilds only the layers that contain it, and what the outer project makes of them.
. "$(dirname "$0")/lib.sh"
make_embedded otel
write_parent subninja otel <<'PARENT'
build shipped/extra.zip: copy otel/build/collector-amd64-extra.zip
build shipped/plain.zip: copy otel/build/collector-amd64-plain.zip
build shipped/extra.sha256: copy otel/build/collector-amd64-extra.zip.sha256
PARENT
run_ninja
change_extra otel
run_ninja
expect_ran 'otel/: regenerate embed.ninja' 'otel/: overlay exporter.extra' 'otel/: check the declaration against upstream' \
  'otel/: gomod exporter.extra' 'otel/: package extra amd64' 'otel/: rename build/collector-amd64-extra.zip' \
  'copy shipped/extra.zip' 'copy shipped/extra.sha256'
cmp shipped/extra.zip otel/build/collector-amd64-extra.zip
expect_nothing_to_do
