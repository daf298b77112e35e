#!/usr/bin/env bash
# lintian finds nothing in the Debian package, except what .ci/package/lintian-tags lists.
. "$(dirname "$0")/../e2e/lib.sh"
[ -e "$PACKAGES/SHA256SUMS" ] || { echo "skipped: ./dev package did not write $PACKAGES"; exit 77; }
lintian --allow-root --fail-on error,warning --suppress-tags-from-file "$SOURCE_ROOT/.ci/package/lintian-tags" "$PACKAGES"/*.deb ||
  fail "see above"
