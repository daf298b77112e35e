# For scripts that run in a clean root, in a clone of this repository; /packages has the packages, /go a Go.
set -euo pipefail
clone=$PWD

fail() { echo "FAIL: $*" >&2; exit 1; }

# Prints and runs a command of a user, then its time.
run() {
  local begin=${EPOCHREALTIME/./}
  printf '$ %s\n' "$*"
  "$@" >/tmp/output 2>&1 || { cat /tmp/output; fail "$*"; }
  tail -n 3 /tmp/output | sed 's/^/  /'
  local tenths=$(((${EPOCHREALTIME/./} - begin) / 100000))
  printf '  (%d.%d s)\n' $((tenths / 10)) $((tenths % 10))
}

expect_no_compiler() {
  local name
  for name in c++ g++ gcc cc clang; do
    ! command -v $name || fail "the root has $name"
  done
}

# Without Go, ocelot-gen says so; with it, two commands build a layer. Leaves Go in PATH.
first_layer() {
  cp -r "$clone/tests/upstream" ~/upstream
  cd
  run ocelot-gen new project my-layers -r ./upstream
  cd my-layers
  ! ocelot-gen build -a amd64 >/tmp/output 2>&1 || fail "a build without Go"
  grep -qx "error: no 'go' in PATH" /tmp/output || fail "$(cat /tmp/output)"
  PATH=$PATH:/go/bin
  run ocelot-gen build -a amd64
  run ls -l build/collector-amd64-starter.zip
}

# Follows docs/tour.md with the installed program, in a clone without its own.
tour() {
  cd "$clone"
  run apt-get install -y -qq --no-install-recommends python3
  run env SOURCE_ROOT="$clone" OCELOT_GEN="$(command -v ocelot-gen)" python3 tests/query/tour.py
}
