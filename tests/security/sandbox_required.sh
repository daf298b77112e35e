#!/usr/bin/env bash
# config/policy.yaml with `sandbox: required` rejects a build without bubblewrap; `sandbox: container` also accepts a
# container. What was chosen is in build.ninja, in its regeneration, in the records of the steps and in their cache keys.
. "$(dirname "$0")/sandbox_lib.sh"
need_bubblewrap
unset OCELOT_CACHE
make_small_project "$work"
cd "$work/project"

expect_rejected() { # message, words…
  local message=$1
  shift
  ! ocelot_gen -a amd64 -d plain "$@" >"$work/log" 2>&1 || fail "accepted: $*"
  grep -qF "$message" "$work/log" || fail "$*: $(cat "$work/log")"
  [ ! -e build.ninja ] || fail "build.ninja was written"
}
accepted() { ocelot_gen -a amd64 -d plain "$@" >"$work/log" 2>&1 || fail "$*: $(cat "$work/log")"; }
record() { cat build/ocelot/layer/amd64-plain.zip.fields; }

# A build without a sandbox, whose results are in the action cache.
accepted
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
! record | grep -q sandbox || fail "recorded: $(record)"
mv build.ninja "$work/unconfined.ninja"

echo 'sandbox: required' >config/policy.yaml
expect_rejected "config/policy.yaml:1:10: error: the policy requires a sandbox for upstream's code"
expect_rejected "config/policy.yaml:1:10: error: the policy requires bubblewrap" --sandbox=container
accepted --sandbox
# shellcheck disable=SC2016
grep -q '^  command = exec $launcher $ocelot step package $flags --sandbox $args' build.ninja || fail "no --sandbox in the rule"
grep -q 'gen --under-ninja .*--sandbox' build.ninja || fail "the regeneration has no --sandbox"
"$OCELOT_GEN" explain plain >"$work/explained" || fail "explain"
grep -q '^runs *probe version$' "$work/explained" || fail "not run again: $(cat "$work/explained")"
grep -q "^ *sandbox: nothing -> 'bubblewrap'$" "$work/explained" || fail "not explained: $(cat "$work/explained")"
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
record | grep -q 'sandbox.*bubblewrap' || fail "not recorded: $(record)"
"$OCELOT_GEN" desc plain >"$work/described"
grep -q 'MB, sandbox: bubblewrap$' "$work/described" || fail "not described: $(cat "$work/described")"
"$OCELOT_GEN" explain plain >"$work/explained" || fail "explain"
! grep -v '^clean' "$work/explained" || fail "explain differs from the build"

accepted --sandbox --launcher 'nice -n 1'
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
record | grep -q "sandbox.*bubblewrap on the launcher's host" || fail "not recorded: $(record)"

rm -rf build build.ninja
echo 'sandbox: container' >config/policy.yaml
expect_rejected "config/policy.yaml:1:10: error: the policy requires a sandbox for upstream's code"
accepted --sandbox
accepted --sandbox=container
ninja >"$work/log" 2>&1 || fail "$(cat "$work/log")"
record | grep -q 'sandbox.*container' || fail "not recorded: $(record)"

# Without any sign of a container, there is a warning. This machine may have some.
without_signs() {
  local words=() entry
  for entry in /*; do
    if [ -L "$entry" ]; then
      words+=(--symlink "$(readlink "$entry")" "$entry")
    elif [ -d "$entry" ]; then
      words+=(--dev-bind "$entry" "$entry")
    fi
  done
  env -u container -u KUBERNETES_SERVICE_HOST bwrap "${words[@]}" --tmpfs /run "$@"
}
chosen=("$OCELOT_GEN" --documents none -a amd64 -d plain --sandbox=container)
without_signs env container=podman "${chosen[@]}" 2>"$work/log" || fail "$(cat "$work/log")"
! grep -q warning "$work/log" || fail "a container was not recognized: $(cat "$work/log")"
grep -qE 'docker|kubepods|containerd|libpod|lxc' /proc/1/cgroup || {
  without_signs "${chosen[@]}" 2>"$work/log" || fail "$(cat "$work/log")"
  grep -q '^warning: --sandbox=container: nothing indicates' "$work/log" || fail "no warning: $(cat "$work/log")"
}
