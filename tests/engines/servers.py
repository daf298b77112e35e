"""Servers on loopback: Debian's nginx as it is documented, and a server that does everything wrong."""
import contextlib
import http.server
import pathlib
import shutil
import signal
import socket
import subprocess
import threading
import time

NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      root {root};
      dav_methods {methods};
      create_full_put_path on;
      client_max_body_size 1G;
      {more}
    }}
  }}
}}
"""


def find_nginx():
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(400):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise OSError(f"nothing listens on port {port}")


@contextlib.contextmanager
def nginx(folder, methods="PUT", more=""):
    """Serves a folder with nginx, in its own folder and with its own configuration. Yields the URL."""
    folder = pathlib.Path(folder)
    root = folder / "root"
    root.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    port = free_port()
    configuration = folder / "nginx.conf"
    text = NGINX.format(folder=folder, root=root, port=port, methods=methods, more=more)
    # As root, the worker would be another user, who cannot read the folder of the test.
    configuration.write_text("user root;\n" + text if pathlib.Path("/root").owner() == pathlib.Path(folder).owner() else text)
    process = subprocess.Popen([find_nginx(), "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")])
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


class Hostile(http.server.BaseHTTPRequestHandler):
    """One way of being wrong, by the name of a method; `asked` counts the requests."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self):
        with self.server.lock:
            self.server.asked.append((self.command, self.path, self.headers.get("Authorization")))
        if int(self.headers.get("Content-Length", 0)) and self.server.way not in ("hangs", "closes_early"):
            self.rfile.read(int(self.headers["Content-Length"]))
        getattr(self, self.server.way)()

    do_GET = do_HEAD = do_PUT = answer

    def begin(self, status, size, *headers):
        self.send_response(status)
        self.send_header("Content-Length", str(size))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def body(self, content):
        if self.command != "HEAD":
            self.wfile.write(content)

    def fails(self):
        self.begin(500, 3)
        self.body(b"no\n")

    def full(self):
        """Like a server that has no room: it answers, but stores nothing."""
        status = 507 if self.command == "PUT" else 404
        self.begin(status, 0)

    def forbids(self):
        self.begin(403, 0)

    def redirects(self):
        self.begin(302, 0, ("Location", self.server.elsewhere + self.path))

    def closes_early(self):
        if self.command == "GET":
            self.begin(200, 1000)
            self.wfile.write(b"ocelot action 2\n")
        self.close_connection = True

    def is_endless(self):
        """More bytes than any entry has, as fast as they go."""
        self.begin(200, 1 << 50)
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(bytes(65536))

    def is_endless_error(self):
        """The same with a status whose text nobody reads."""
        self.begin(404, 1 << 50)
        with contextlib.suppress(OSError):
            while not self.server.ended.is_set():
                self.wfile.write(bytes(65536))

    def says_yes(self):
        """A page for every URL, as of a portal where one must log in."""
        self.begin(200, 20)
        self.body(b"<html>log in</html>\n")

    def drips(self):
        self.begin(200, 1 << 20)
        with contextlib.suppress(OSError):
            while not self.server.ended.wait(0.2):
                self.wfile.write(b"o")
                self.wfile.flush()

    def hangs(self):
        self.server.ended.wait(600)
        self.close_connection = True

    def is_no_http(self):
        self.wfile.write(bytes(range(256)) * 8)
        self.close_connection = True


@contextlib.contextmanager
def hostile(way, elsewhere=""):
    """Yields a server with `url` and `asked`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    server.daemon_threads = True
    server.way, server.elsewhere, server.asked, server.lock = way, elsewhere, [], threading.Lock()
    server.ended = threading.Event()
    server.url = f"http://127.0.0.1:{server.server_address[1]}/cache"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
