#!/usr/bin/env bash
# No secret of a user is in a message, in an answer or in a file that is kept: each place that can hold one has its own
# secret, builds fail and succeed, and upstream's Makefile prints what it can find.
. "$(dirname "$0")/../e2e/modules.sh"
set -euo pipefail
go_settings=(GOCACHE="$(go env GOCACHE)" GOPATH="$(go env GOPATH)" GOSUMDB=off)
project_with_module example.com/dep
mkdir "$work/home" "$work/cache"

declare -A secret=(
  [user of GOPROXY]=planted-goproxy-user-01
  [password of GOPROXY]=planted-goproxy-password-02
  [password of HTTPS_PROXY]=planted-https-proxy-03
  [encoded password of HTTP_PROXY]=planted%2Dhttp%2Dproxy%2D04
  [decoded password of HTTP_PROXY]=planted-http-proxy-04
  [OCELOT_GIT_TOKEN]=planted-git-token-05
  [GH_TOKEN]=planted-gh-token-06
  [GITHUB_TOKEN]=planted-github-token-07
  [AWS_SECRET_ACCESS_KEY]=planted/aws+secret-08
  [AWS_SESSION_TOKEN]=planted-aws-session-09=
  [netrc]=planted-netrc-10
  [header of git]=cGxhbnRlZDpoZWFkZXI=
  [URL of git]=planted-git-url-11
  [user of repo]=planted-repo-user-12
  [password of repo]=planted-repo-password-13
  [access_token of repo]=planted-repo-query-14
  [scp password of repo]=planted-repo-scp-15
  [token of GitHub]=ghp_planted00000000000000000000000016
  [token of GitLab]=glpat-planted000000000017
  [key of AWS]=AKIAPLANTED000000018
  [bearer]=planted-bearer-token-19
  [signature]=planted%2Fsignature%3D20
  [go env -w]=planted-go-env-file-21
  [line of DEPLOY_KEY]=plantedLineOfKey/22
  [escaped line of SIGNING_KEY]=plantedEscapedLine/23
  [DB_PASSWD]=planted-db-passwd-24
  [DB_PWD]=planted-db-pwd-25
  [PASS]=planted-pass-26
  [API_KEY]=planted-api-key-27
  [CLOUD_CREDENTIALS]=planted-cloud-credentials-28
  [npm_token]=planted-npm-token-29
  [db_password]=planted-db-password-30
  [proxy without scheme]=planted-bare-proxy-31
  [netrc with CRLF]=planted-netrc-crlf-32)

cat >"$work/home/.netrc" <<END
machine 127.0.0.1
  login me
  password ${secret[netrc]}
END
printf 'machine crlf.invalid\r\n  login me\r\n  password %s\r\n' "${secret[netrc with CRLF]}" >>"$work/home/.netrc"
cat >"$work/gitconfig" <<END
[url "http://me:${secret[URL of git]}@127.0.0.1:1/"]
  insteadOf = http://git.invalid/
END
echo "GOPROXY=https://${secret[go env -w]}@127.0.0.1:1" >"$work/goenv"

cat >"$work/texts" <<END
${secret[token of GitHub]}, ${secret[token of GitLab]} ${secret[key of AWS]}
Authorization: Bearer ${secret[bearer]}
GET https://storage.invalid/a.zip?X-Amz-Signature=${secret[signature]}&x=1
END

# The environments of the processes up to the one of this script, and what a tool might print.
cat >"$work/upstream/collector/leak.sh" <<END
pid=\$\$
while [ "\$pid" != $$ ] && [ "\$pid" -gt 1 ]; do
  tr '\\0' '\\n' <"/proc/\$pid/environ" | sed -e 's/[^=]*=//' -e 's/\\\\n/\\n/g'
  pid=\$(awk '/^PPid:/ { print \$2 }' "/proc/\$pid/status")
done
tr -d '\\r' <"\$HOME/.netrc"
cat "\$GIT_CONFIG_GLOBAL"
echo "user: \$(expr "\$GOPROXY" : '.*https://\\([^@]*\\)@')"
cat "$work/texts"
exit \$1
END
leak() { # exit code
  sed -e '/leak.sh/d' -e "s/^package: build\$/&\n\t@sh leak.sh $1/" -i "$work/upstream/collector/Makefile"
  git -C "$work/upstream" add -A
  git -C "$work/upstream" commit -qm "leak, exit code $1"
}

with_secrets() { # program, words…
  env -i PATH="$PATH" TMPDIR="${TMPDIR:-/tmp}" HOME="$work/home" OCELOT_CACHE_DIR="$work/cache" "${go_settings[@]}" \
    GOMODCACHE="$GOMODCACHE" GOFLAGS=-modcacherw GOPROXY="${proxy:-}" GOENV="${goenv:-off}" \
    HTTPS_PROXY="http://me:${secret[password of HTTPS_PROXY]}@127.0.0.1:1" \
    HTTP_PROXY="http://me:${secret[encoded password of HTTP_PROXY]}@127.0.0.1:1" no_proxy=127.0.0.1 \
    OCELOT_GIT_TOKEN="${secret[OCELOT_GIT_TOKEN]}" GH_TOKEN="${secret[GH_TOKEN]}" GITHUB_TOKEN="${secret[GITHUB_TOKEN]}" \
    AWS_SECRET_ACCESS_KEY="${secret[AWS_SECRET_ACCESS_KEY]}" AWS_SESSION_TOKEN="${secret[AWS_SESSION_TOKEN]}" \
    DEPLOY_KEY=$'-----BEGIN KEY-----\n'"${secret[line of DEPLOY_KEY]}"$'\n-----END KEY-----' \
    SIGNING_KEY="-----BEGIN KEY-----\\n${secret[escaped line of SIGNING_KEY]}\\n-----END KEY-----" \
    DB_PASSWD="${secret[DB_PASSWD]}" DB_PWD="${secret[DB_PWD]}" PASS="${secret[PASS]}" API_KEY="${secret[API_KEY]}" \
    CLOUD_CREDENTIALS="${secret[CLOUD_CREDENTIALS]}" npm_token="${secret[npm_token]}" db_password="${secret[db_password]}" \
    ALL_PROXY="me:${secret[proxy without scheme]}@proxy:1" \
    GIT_CONFIG_GLOBAL="$work/gitconfig" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0="Authorization: Basic ${secret[header of git]}" \
    "$@" >>"$work/printed" 2>&1
}

# The file that holds a secret because the user wrote it there is not searched.
expect_nowhere() { # what was done [file]
  local name
  for name in "${!secret[@]}"; do
    grep -rlaF -e "${secret[$name]}" "$work/printed" "$work/cache" . --exclude="${2:-}" >"$work/found" || continue
    fail "$1: the $name is in $(xargs -d '\n' grep -aF -m 3 -e "${secret[$name]}" <"$work/found")"
  done
}

every_command() {
  local words
  for words in "check" "list" "list --format json" "desc extra" "desc extra --format json" "graph" "graph --format html" \
    "graph --steps" "explain extra" "explain extra --format json" "diff extra plain" "cache" "cache --format json"; do
    # shellcheck disable=SC2086  # the words of a command
    with_secrets "$OCELOT_GEN" $words || true
  done
}

fails() { # what
  ! { with_secrets "$OCELOT_GEN" --documents none -a amd64 "${@:2}" && with_secrets ninja -k 0; } || fail "$1: the build succeeded"
}

leak 0
# The only module of the project, which Go asks the proxy for. Go refuses to send a login over http.
for scheme in http https; do
  proxy=$scheme://${secret[user of GOPROXY]}@127.0.0.1:1
  fails "unreachable proxy"
  fails "unreachable proxy" --message-format json
  proxy=$scheme://me:${secret[password of GOPROXY]}@127.0.0.1:1
  fails "unreachable proxy" --message-format github
done
goenv=$work/goenv proxy='' fails 'proxy of go env -w'
expect_nowhere 'a module that cannot be fetched'

module_proxy add "$work/served" example.com/dep v1.0.0 "from the proxy"
proxy=file://$work/served,https://${secret[user of GOPROXY]}@127.0.0.1:1
{ with_secrets "$OCELOT_GEN" --documents none -a amd64 && with_secrets ninja; } || fail "the build failed: $(tail -40 "$work/printed")"
grep -rqF 'storage.invalid/a.zip' build --include='*.log' || fail "no log has the output of leak.sh"
every_command
expect_nowhere 'a build that succeeds'

# A secret that is an ordinary word damages no path and no JSON.
for words in "list --format json" "desc extra --format json" "graph --format json" "check --format json"; do
  for word in distribution collector components; do
    # shellcheck disable=SC2086  # the words of a command
    "$OCELOT_GEN" $words >"$work/plain" 2>&1 || true
    # shellcheck disable=SC2086
    DB_PASSWORD=$word "$OCELOT_GEN" $words 2>&1 | cmp - "$work/plain" || fail "$words: the word '$word' is masked"
  done
done

leak 1
fails 'failing Makefile' --update
grep -qF 'storage.invalid/a.zip' "$work/printed" || fail "no message has the output of leak.sh"
with_secrets ninja -k 0 || true
every_command
expect_nowhere 'a failing Makefile'

# Ninja repeats a failed command, which a URL of the declaration would be in.
for repo in "https://${secret[user of repo]}@git.invalid/up.git" "https://me:${secret[password of repo]}@git.invalid/up.git" \
  "https://git.invalid/up.git?access_token=${secret[access_token of repo]}" \
  "me:${secret[scp password of repo]}@git.invalid:up.git" "me:${secret[scp password of repo]}@git:up.git"; do
  fails 'repo of the command line' --repo "$repo"
  expect_nowhere "--repo $repo"
  printf 'repo: %s\nref: main\n' "$repo" >config/upstream.yaml
  fails 'repo with a credential'
  fails 'repo with a credential' --message-format json
  every_command
  with_secrets "$OCELOT_GEN" format --check config/upstream.yaml || true
  expect_nowhere "repo: $repo" upstream.yaml
  printf "repo: ../upstream\nref: main\n" >config/upstream.yaml
done
printf 'repo: http://git.invalid/up.git\nref: main\n' >config/upstream.yaml
fails 'URL that git rewrites'
expect_nowhere 'a URL that git rewrites'
