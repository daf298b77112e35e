#!/usr/bin/env bash
# A folder that the caller of Ninja has open does not lead upstream's code out of the sandbox.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
make_small_project "$work"
mkdir "$work/secret"
random=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
echo "open-$random" >"$work/secret/token"
cat >>"$work/upstream/collector/Makefile" <<'END'

package: look

look:
	-@cat /proc/self/fd/9/token
	-@echo changed >/proc/self/fd/9/written
END
git -C "$work/upstream" commit -qam 'Look into open folders'
cd "$work/project"
exec 9<"$work/secret"
{ ocelot_gen -a amd64 -d extra --sandbox && ninja; } >"$work/log" 2>&1 || { cat "$work/log"; fail "build"; }
! grep -rqF "open-$random" build || fail "the Makefile read a file in a folder that the caller has open"
[ ! -e "$work/secret/written" ] || fail "the Makefile wrote to a folder that the caller has open"
