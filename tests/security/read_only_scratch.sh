#!/usr/bin/env bash
# Upstream's Makefile leaves read-only folders, as Go's module cache has them, and a very deep tree in the scratch folder of its
# step. The scratch folder, whose log is not masked, is removed, also by a user whom modes of files limit.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
mkdir "$work/scratch"

# Modes do not limit root with all capabilities.
as_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -all "$@"; else "$@"; fi
}
# shellcheck disable=SC2016  # a word of the script that sh runs
as_user sh -c 'mkdir -m 555 "$1" && ! touch "$1/file" 2>/dev/null' sh "$work/limited" || fail "the test cannot fail: modes do not limit this user"

cat >"$work/upstream/collector/leave.sh" <<'END'
echo "the Makefile ran"
mkdir -p pkg/mod/example.com pkg/mod/unreadable/folder
touch pkg/mod/example.com/file pkg/mod/unreadable/folder/file
chmod -R a-w pkg
chmod 0 pkg/mod/unreadable
perl -e 'for (1 .. 1000) { mkdir "d" or die; chdir "d" or die }'
END
sed -i 's/^package: build$/&\n\t@sh leave.sh/' "$work/upstream/collector/Makefile"
git -C "$work/upstream" add -A
git -C "$work/upstream" commit -qm 'Leave read-only folders'

cd "$work/project"
# A process may have few descriptors.
ulimit -n 256
{ as_user "$OCELOT_GEN" --documents none -a amd64 && TMPDIR=$work/scratch as_user ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
grep -q 'the Makefile ran' build/ocelot/layer/amd64-plain.zip.log || fail "the Makefile did not run: $(cat "$work/log")"
[ -z "$(ls -A "$work/scratch")" ] || fail "a scratch folder is left: $(cd "$work/scratch" && find . -maxdepth 3 | head -20)"
