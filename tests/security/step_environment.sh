#!/usr/bin/env bash
# What make, upstream's recipes and go see of the environment: these variables and no others. Every variable that a step
# may pass is set, and so are tokens and variables that would change a build.
. "$(dirname "$0")/../e2e/lib.sh"
make_small_project "$work"
mkdir "$work/home" "$work/tools" "$work/seen"

# A program's variables are those at its start: /proc shows them as the program got them.
cat >"$work/tools/go" <<END
#!/bin/sh
tr '\\0' '\\n' </proc/\$\$/environ >"$work/seen/\${MAKELEVEL:+under-make-}go-\$1.\$\$"
exec "$(command -v go)" "\$@"
END
cat >"$work/upstream/collector/seen.sh" <<END
tr '\\0' '\\n' </proc/\$PPID/environ >"$work/seen/make-\$1"
tr '\\0' '\\n' </proc/\$\$/environ >"$work/seen/recipe-\$1"
END
chmod +x "$work/tools/go"
sed -i -e 's/^package: build$/&\n\t@sh seen.sh package/' -e 's/^set-otelcol-version:$/&\n\t@sh seen.sh version/' \
  "$work/upstream/collector/Makefile"
git -C "$work/upstream" add -A
git -C "$work/upstream" commit -qm 'print the environment'

passed=(
  HOME="$work/home" NETRC="$work/home/.netrc" XDG_CONFIG_HOME="$work/home/.config"
  http_proxy=http://127.0.0.1:1 https_proxy=http://127.0.0.1:1 no_proxy=localhost
  HTTP_PROXY=http://127.0.0.1:1 HTTPS_PROXY=http://127.0.0.1:1 NO_PROXY=localhost
  SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/dev/null GIT_SSL_CAINFO=/dev/null
  SSH_AUTH_SOCK="$work/agent" GIT_SSH=ssh GIT_SSH_COMMAND=ssh GIT_ASKPASS=true SSH_ASKPASS=true
  GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_ALLOW_PROTOCOL=https
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.proxy GIT_CONFIG_VALUE_0=
  GOCACHE="$(go env GOCACHE)" GOMODCACHE="$(go env GOMODCACHE)" GOPATH="$(go env GOPATH)" GOPROXY="$(go env GOPROXY)"
  GONOPROXY=example.com GOPRIVATE=example.com GOSUMDB=off GONOSUMDB=example.com GOINSECURE=example.com
  GOVCS='*:git' GOAUTH=netrc GOTOOLCHAIN=local)
# A variable of XDG and GOENV reach only the question where Go's caches are.
settings=(GOENV="$work/home/go.env" XDG_CACHE_HOME="$work/home/.cache")
kept_back=(
  OCELOT_GIT_TOKEN=kept-back-01 GH_TOKEN=kept-back-02 GITHUB_TOKEN=kept-back-03 AWS_ACCESS_KEY_ID=kept-back-04
  AWS_SECRET_ACCESS_KEY=kept-back-05 AWS_SESSION_TOKEN=kept-back-06 AWS_PROFILE=kept-back-07 AWS_REGION=kept-back-08
  AWS_WEB_IDENTITY_TOKEN_FILE=/dev/null ACTIONS_RUNTIME_TOKEN=kept-back-09 ACTIONS_ID_TOKEN_REQUEST_TOKEN=kept-back-10
  CI_JOB_TOKEN=kept-back-11 NPM_TOKEN=kept-back-12 DOCKER_CONFIG=/nonexistent KUBECONFIG=/nonexistent
  GOFLAGS=-race GOEXPERIMENT=none GODEBUG=http2client=0 GOWORK=/nonexistent GOARCH=arm64 GOAMD64=v4 CGO_ENABLED=1
  CC=false CFLAGS=-bad CGO_CFLAGS=-bad MAKEFLAGS=-i MAKEFILES=/nonexistent BUILDTAGS=bad VERSION=bad GIT_SHA=bad
  GIT_DIR=/nonexistent GIT_WORK_TREE=/nonexistent GIT_CONFIG_KEY_1=not.counted LANG=de_DE.UTF-8 LC_MESSAGES=de_DE
  BASH_ENV=/nonexistent ENV=/nonexistent PYTHONPATH=/nonexistent SOURCE_DATE_EPOCH=1 OCELOT_FORMAT=text USER=kept
  DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent GPG_AGENT_INFO=/nonexistent)

cd "$work/project"
in_environment() { # program, words…
  env -i PATH="$work/tools:$PATH" TMPDIR="${TMPDIR:-/tmp}" OCELOT_CACHE_DIR="$work/cache" \
    "${passed[@]}" "${settings[@]}" "${kept_back[@]}" "$@"
}
{ in_environment "$OCELOT_GEN" -a amd64 && in_environment ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"

! grep -rF kept-back "$work/seen" || fail "a tool saw a value that is kept back"

# Every process of the program saw one of these lists of names; there was one at least.
expect_names() { # program, lists…
  local program=$1 list file seen
  shift
  for list in "$@"; do tr ' ' '\n' <<<"$list" | sort | md5sum; done >"$work/expected"
  ls "$work/seen/$program"* >"$work/found" || fail "$program did not run"
  while read -r file; do
    cut -d= -f1 "$file" | sort >"$work/names"
    seen=$(md5sum <"$work/names")
    grep -qxF "$seen" "$work/expected" || fail "$(basename "$file") saw: $(paste -sd' ' "$work/names")"
  done <"$work/found"
}

network='http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR GIT_SSL_CAINFO'
login='HOME NETRC XDG_CONFIG_HOME SSH_AUTH_SOCK GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS SSH_ASKPASS'
git='GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0'
git+=' GIT_ALLOW_PROTOCOL GIT_TERMINAL_PROMPT'
modules='GOCACHE GOMODCACHE GOPATH GOPROXY GONOPROXY GOPRIVATE GOSUMDB GONOSUMDB GOINSECURE GOVCS GOAUTH GOTOOLCHAIN'
fixed='GO111MODULE GOAMD64 GOARM64 GOWORK CGO_ENABLED LC_ALL TZ PATH TMPDIR'
common="$network $login $git $modules $fixed"
of_build="GOENV GOFLAGS GOOS GOARCH OCELOT_COMPRESSION"
of_make='BUILDTAGS GIT_SHA MAKEFLAGS MAKELEVEL MAKEOVERRIDES MFLAGS'

expect_names make- "$common $of_build"
expect_names recipe- "$common $of_build $of_make"
expect_names under-make-go- "$common $of_build $of_make PWD"
# The step licenses asks Go for the folders of modules, for no architecture.
expect_names go-mod "$common GOENV GOFLAGS GOOS GOARCH" "$common GOENV GOFLAGS"
expect_names go-list "$common GOENV GOFLAGS GOOS GOARCH" "$common $of_build"
# The first question finds the settings of the user.
expect_names go-env "$common GOENV XDG_CACHE_HOME" "$common GOENV GOFLAGS" "$common GOENV GOFLAGS GOOS GOARCH"
