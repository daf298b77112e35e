# What the tests of the sandbox begin with.
. "$(dirname "$0")/../e2e/lib.sh"
export OCELOT_CACHE=off

# Go's caches stay when a test has a home folder of its own.
GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE)
export GOCACHE GOMODCACHE

need_bubblewrap() {
  bwrap --unshare-all --ro-bind / / true 2>"$work/bwrap.log" || { echo "SKIP: no right to use bubblewrap"; exit 77; }
}

# Sends a token to everyone who connects to a port of this machine. Sets `port`.
serve_token() { # token
  python3 - "$1" "$work/port" <<'END' &
import os, socket, sys
server = socket.create_server(("127.0.0.1", 0))
with open(sys.argv[2] + ".new", "w") as file:
    file.write(str(server.getsockname()[1]))
os.rename(sys.argv[2] + ".new", sys.argv[2])
while True:
    client, _ = server.accept()
    client.sendall(sys.argv[1].encode() + b"\n")
    client.close()
END
  server=$!
  trap 'kill $server; finish' EXIT
  while [ ! -e "$work/port" ]; do sleep 0.05; done
  port=$(cat "$work/port")
}
