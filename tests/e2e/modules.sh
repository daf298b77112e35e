# What the scripts about failed downloads share: the small project, whose component `extra` requires a module that only
# the script serves. Each has its own module cache, and no proxy of this machine is used.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
command -v go >/dev/null || fail "no go in PATH"
export GOMODCACHE=$work/modules GOFLAGS=-modcacherw GOSUMDB=off GOPRIVATE='' GONOPROXY='' GONOSUMDB='' OCELOT_CACHE=off
module_proxy() { python3 "$SOURCE_ROOT/tests/e2e/module_proxy.py" "$@"; }

# The project requires the module at v1.0.0 and prints its Text; not built. Leaves the shell in the project.
project_with_module() { # module
  make_small_project "$work"
  cd "$work/project"
  printf 'dependencies:\n  lambdacomponents.exporter.extra: %s@v1.0.0\n' "$1" >config/component_dependencies.yaml
  cat >components/collector/lambdacomponents/exporter/extra.go <<END
//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.extra)

package exporter

import "$1"

func init() { Names = append(Names, $(basename "$1").Text) }
END
}

# A git repository of a module at v1.0.0, whose Text is "from git".
git_module() { # folder module
  mkdir "$1"
  printf 'module %s\n\ngo 1.24\n' "$2" >"$1/go.mod"
  printf 'package %s\n\nvar Text = "from git"\n' "$(basename "$2")" >"$1/text.go"
  git -C "$1" init -q -b main
  git -C "$1" add -A
  git -C "$1" commit -q -m module
  git -C "$1" tag v1.0.0
}

forget_modules() {
  chmod -R u+w "$GOMODCACHE"
  rm -rf "$GOMODCACHE"
}

# Starts a server that answers with a status; sets `port` and `server`.
serve_status() { # status [pem]
  start_server serve "$work" "$@"
}

# The same for a proxy that is a folder. Requests are appended to $work/requests.
serve_proxy() { # folder
  start_server files "$work" "$1"
  export GOPROXY=http://127.0.0.1:$port
}

expect_no_requests() {
  [ ! -e "$work/requests" ] || fail "the proxy was asked: $(cat "$work/requests")"
}

start_server() {
  rm -f "$work/port"
  python3 "$SOURCE_ROOT/tests/e2e/module_proxy.py" "$@" &
  server=$!
  for _ in $(seq 300); do
    [ ! -e "$work/port" ] || break
    sleep 0.1
  done
  port=$(cat "$work/port")
}

stop_server() {
  [ -z "$server" ] || kill "$server" || true
  server=
}
server=
trap 'code=$?; stop_server; (exit $code); finish' EXIT

# The build must fail, in the generator or in a step.
expect_failed_build() {
  ! { ocelot_gen -a amd64 && ninja -k 0; } >"$work/log" 2>&1 || fail "the build succeeded: $(cat "$work/log")"
}

expect_in_log() { # pattern…
  local pattern
  for pattern in "$@"; do grep -qE -e "$pattern" "$work/log" || fail "no '$pattern' in: $(cat "$work/log")"; done
}

build() { # options…
  { ocelot_gen -a amd64 "$@" && ninja; } >"$work/log" 2>&1 || fail "the build failed: $(cat "$work/log")"
}

# A copy of the declaration with both locks, as a clone has it, on a machine with caches of its own. Leaves the shell in it.
clone_elsewhere() { # name
  mkdir -p "$work/$1"
  cp -r "$work/project/components" "$work/project/config" "$work/$1"
  export GOMODCACHE=$work/$1-modules OCELOT_CACHE_DIR=$work/$1-cache
  cd "$work/$1"
}
