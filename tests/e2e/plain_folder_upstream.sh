#!/usr/bin/env bash
# A plain folder as upstream: each of its files is an input, and the layer equals that of the same content in git.
. "$(dirname "$0")/lib.sh"
built_project
first=$(cat build/collector-amd64-minimal.zip.sha256)
rm -rf ../upstream/.git
ocelot_gen -a amd64 -d minimal -r ../upstream
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "ninja failed"; }
[ "$first" = "$(cat build/collector-amd64-minimal.zip.sha256)" ] || fail "the layer differs from git's"
expect_no_work
touch ../upstream/collector/main.go
expect_edges 'regenerate build.ninja' 'clone ../upstream (plain folder)'
echo '# a remark' >>../upstream/collector/config.yaml
expect_edges 'regenerate build.ninja' 'clone ../upstream (plain folder)' 'probe version' 'gomod upstream alone' \
  'check the declaration against upstream' 'package minimal amd64' 'rename build/collector-amd64-minimal.zip'
ln -s no/such/file ../upstream/collector/nowhere
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "a link that leads nowhere"; }
[ "$(grep -c 'regenerate build.ninja' "$work/log")" -le 2 ] || fail "regenerated again and again"
expect_no_work
# Ninja sees times only. What leaves the times of all remaining files as they were is noticed too, by the folder's content.
changed=('regenerate build.ninja' 'clone ../upstream (plain folder)' 'probe version' 'gomod upstream alone'
  'check the declaration against upstream' 'package minimal amd64' 'rename build/collector-amd64-minimal.zip')
ln -sfn no/other/file ../upstream/collector/nowhere
expect_edges "${changed[@]}"
ln -sfn . ../upstream/collector/nowhere
expect_edges "${changed[@]}"
expect_no_work
rm ../upstream/collector/nowhere
expect_edges "${changed[@]}"
# chmod leaves all times: the generator has to run, and says so.
chmod +x ../upstream/collector/config.yaml
ocelot_gen -a amd64 -d minimal -r ../upstream >"$work/log" 2>&1
grep -qx 'note: Ninja does not notice chmod in ../upstream; run ocelot-gen after it' "$work/log" || fail "$(cat "$work/log")"
expect_edges "${changed[@]:1}"
[[ $(unzip -Z build/collector-amd64-minimal.zip collector-config/config.yaml) = -rwx* ]] || fail "the layer has the old mode"
# A time in the future hides later edits.
touch -d '+1 day' ../upstream/collector/main.go
ninja >"$work/log" 2>&1
grep -q '^../upstream/collector/main.go: warning: modification time in the future' "$work/log" || fail "$(cat "$work/log")"
