#!/usr/bin/env bash
# Packing a second time gives the same bytes, with another umask, language, time zone and folder for temporary files.
. "$(dirname "$0")/../e2e/lib.sh"
[ -e "$PACKAGES/SHA256SUMS" ] || { echo "skipped: ./dev package did not write $PACKAGES"; exit 77; }
mkdir "$work/tmp" "$work/unpacked"
tar -xzf "$PACKAGES"/*.tar.gz -C "$work/unpacked" --strip-components=1
SOURCE_DATE_EPOCH=$(stat -c %Y "$work/unpacked/bin/ocelot-gen")
export SOURCE_DATE_EPOCH
(umask 077 && TMPDIR=$work/tmp TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$SOURCE_ROOT/.ci/package/pack.py" "$PACKAGE_BUILD" "$work/packed")
diff -r "$PACKAGES" "$work/packed" || fail "other bytes"

# A build in another folder has the same bytes only if none of them is a path of this build.
! grep -rl "$SOURCE_ROOT" "$work/unpacked" || fail "these files contain $SOURCE_ROOT"
