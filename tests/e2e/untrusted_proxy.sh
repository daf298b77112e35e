#!/usr/bin/env bash
# A proxy or a repository whose certificate no known authority signed: the lines of Go, and how to trust it. Credentials are masked.
. "$(dirname "$0")/modules.sh"
command -v openssl >/dev/null || { echo "SKIP: no openssl"; exit 77; }
project_with_module example.com/dep
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/key.pem" -out "$work/certificate.pem" -days 2 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2>"$work/openssl.log"
cat "$work/key.pem" "$work/certificate.pem" >"$work/server.pem"
serve_status 404 "$work/server.pem"
export GOPROXY=https://me:secret@127.0.0.1:$port
expect_failed_build
expect_in_log '^  \| .*x509: certificate signed by unknown authority' '^note: complete log: .*\.log; to try again: ocelot-gen$' \
  '^help: if you trust the server, .*SSL_CERT_FILE'
! grep -q 'check the spelling' "$work/log" || fail "$(cat "$work/log")"
! grep -rq 'me:secret' "$work/log" build || fail "a password is shown"

# With the certificate, the proxy is asked.
export SSL_CERT_FILE=$work/certificate.pem
expect_failed_build
expect_in_log ': 404 Not Found'
stop_server

# The same for a repository that Go fetches with git.
unset SSL_CERT_FILE GIT_SSL_CAINFO
rm "$work/port"
serve_status 401 "$work/server.pem"
export GOPROXY=off GOPRIVATE=github.com/example-private GIT_CONFIG_COUNT=1 \
  GIT_CONFIG_KEY_0="url.https://127.0.0.1:$port/.insteadOf" GIT_CONFIG_VALUE_0=https://github.com/
sed -i 's|example.com/dep|github.com/example-private/dep|' config/component_dependencies.yaml \
  components/collector/lambdacomponents/exporter/extra.go
expect_failed_build
expect_in_log '^  \| .*(server certificate verification failed|SSL certificate problem)' '^help: if you trust the server, .*GIT_SSL_CAINFO'
export GIT_SSL_CAINFO=$work/certificate.pem
expect_failed_build
expect_in_log '^  \| .*fatal: could not read Username for .*: terminal prompts disabled$'
stop_server
