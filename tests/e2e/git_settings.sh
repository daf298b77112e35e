#!/usr/bin/env bash
# Settings for git that only the environment has reach the git that go runs: GIT_CONFIG_COUNT, and GIT_ASKPASS.
. "$(dirname "$0")/modules.sh"
project_with_module github.com/example-private/dep
mkdir "$work/repositories"
git_module "$work/repositories/dep" github.com/example-private/dep

# The empty value comes first: it resets the list of credential helpers, so that no value may be lost.
export GOPRIVATE=github.com/example-private
export GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_0=credential.helper GIT_CONFIG_VALUE_0='' \
  GIT_CONFIG_KEY_1="url.file://$work/repositories/.insteadOf" GIT_CONFIG_VALUE_1=https://github.com/example-private/
{ ocelot_gen -a amd64 && ninja; } >"$work/log" 2>&1 || fail "$(cat "$work/log")"
unzip -p build/collector-amd64-extra.zip extensions/collector >"$work/collector"
chmod +x "$work/collector"
"$work/collector" | grep -q 'from git' || fail "the module from git is not in the layer"

# A program that answers with a password; the server rejects it, so git says that the login failed.
forget_modules
rm -r build build.ninja
serve_status 401
printf '#!/bin/sh\necho asked >>"%s/asked"\necho wrong\n' "$work" >"$work/askpass"
chmod +x "$work/askpass"
export GIT_ASKPASS=$work/askpass GIT_CONFIG_KEY_1="url.http://127.0.0.1:$port/.insteadOf"
expect_failed_build
expect_in_log '^  \| .*fatal: Authentication failed for ' '^help: a step cannot ask for a password: '
[ -e "$work/asked" ] || fail "git did not ask: $(cat "$work/log")"
stop_server
