#!/usr/bin/env bash
# Under --sandbox, a step whose modules are not in Go's module cache downloads them before upstream's code runs, and that code
# has no network even then. The layer has the same bytes. With --offline, the missing module is named.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
makefile=$work/upstream/collector/Makefile
cd "$work/project"
random=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
serve_token "network-$random"
cat >>"$makefile" <<END

package: look

look:
	-@bash -c 'exec 3<>/dev/tcp/127.0.0.1/$port && cat <&3' 2>/dev/null
END
git -C "$work/upstream" commit -qam 'Look for a token'
# The files of the machine's module cache are those of a proxy.
export GOPROXY=file://$GOMODCACHE/cache/download GOSUMDB=off GOFLAGS=-modcacherw

{ ocelot_gen -a amd64 -d extra && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "without a sandbox"; }
grep -rqF "network-$random" build || fail "the test cannot fail: the Makefile has no network without a sandbox"
cp build/collector-amd64-extra.zip "$work/expected.zip"

export GOMODCACHE=$work/modules
rm -rf build build.ninja
ocelot_gen -a amd64 -d extra --sandbox --offline >"$work/log" 2>&1 || { cat "$work/log"; fail "generate"; }
! ninja >"$work/log" 2>&1 || fail "built without a module"
grep -q "^note: not in Go's module cache: go.uber.org/multierr@v1.11.0" "$work/log" || { cat "$work/log"; fail "not named"; }
ocelot_gen -a amd64 -d extra --sandbox >"$work/log" 2>&1 || { cat "$work/log"; fail "generate"; }
[ ! -e "$work/modules/go.uber.org" ] || fail "the generation has downloaded the module"
ninja >"$work/log" 2>&1 || { cat "$work/log"; fail "build"; }
[ -e "$work/modules/go.uber.org/multierr@v1.11.0" ] || fail "the step has not downloaded the module"
cmp build/collector-amd64-extra.zip "$work/expected.zip" || fail "other bytes"
! grep -rqF "network-$random" build || fail "the Makefile had a network"

# Upstream's code cannot start a download by what it prints.
sed -i '/^set-otelcol-version:/a \	@[ -e tried ] || { touch tried; echo "module lookup disabled by GOPROXY=off" >\&2; exit 1; }' "$makefile"
git -C "$work/upstream" commit -qam 'Print the words of go'
ocelot_gen update >"$work/log" 2>&1 || { cat "$work/log"; fail "update"; }
ocelot_gen -a amd64 -d extra --sandbox >"$work/log" 2>&1 || { cat "$work/log"; fail "generate again"; }
! ninja >"$work/log" 2>&1 || fail "built"
grep -q '^FAILED: build/ocelot/version' "$work/log" || { cat "$work/log"; fail "make ran again after a download"; }
