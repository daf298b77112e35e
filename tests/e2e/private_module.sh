#!/usr/bin/env bash
# Modules that need a login: a repository without credentials, and a proxy that denies access. Go's lines are complete.
. "$(dirname "$0")/modules.sh"
project_with_module github.com/example-private/dep
serve_status 401
cat >"$work/gitconfig" <<END
[url "http://127.0.0.1:$port/"]
  insteadOf = https://github.com/
END
export GIT_CONFIG_GLOBAL=$work/gitconfig GOPRIVATE=github.com/example-private
expect_failed_build
expect_in_log "^config/component_dependencies.yaml:2:36: error: Go cannot fetch 'github.com/example-private/dep@v1.0.0'$" \
  "^note: it is required for the tag 'lambdacomponents.exporter.extra'$" \
  "^  \| .*fatal: could not read Username for 'http://127.0.0.1:$port': terminal prompts disabled$" \
  '^  \| If this is a private repository, see https://golang.org/doc/faq#git_https' \
  '^note: complete log: .*\.log; to try again: ocelot-gen$' '^help: a step cannot ask for a password: .*GOPRIVATE'
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"

export GOPRIVATE='' GOPROXY=http://127.0.0.1:$port
expect_failed_build
expect_in_log '^  \| .*: 401 Unauthorized$' '^help: a step cannot ask for a password: '
stop_server

rm "$work/port"
serve_status 404
export GOPROXY=http://127.0.0.1:$port
expect_failed_build
expect_in_log '^  \| .*: 404 Not Found$' '^help: check the spelling .*GOPRIVATE'
stop_server
