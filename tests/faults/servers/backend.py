"""A Python HTTP server that serves git with git-http-backend, except where a test replaces the answer."""
import http.server
import os
import ssl
import subprocess
import threading

from servers.bench import GIT_HTTP_BACKEND


class Request:
    """The properties of a request that determine a test's reply."""

    def __init__(self, handler, count):
        self.path, self.count = handler.path, count
        self.authorization = handler.headers.get("Authorization")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that disconnects, or rejects the certificate, is not an error here."""


class GitHttp:
    """`reply(request)` returns (status, headers, body), or None for the answer of git-http-backend. Without an authority, the
    server uses plain http. `requests` are all requests so far.
    """

    def __init__(self, bench, reply=lambda request: None, authority=None, host="localhost"):
        self.requests = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def body(self):
                if self.headers.get("Transfer-Encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length", 0)))
                whole = b""
                while size := int(self.rfile.readline(), 16):
                    whole += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return whole

            def answer(self):
                body = self.body()
                request = Request(self, len(outer.requests))
                outer.requests.append(request)
                status, headers, content = reply(request) or backend(bench.served, self, body)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = answer

        self.server = Server(("127.0.0.1", 0), Handler)
        if authority is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(authority.server)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        scheme = "http" if authority is None else "https"
        self.root = f"{scheme}://{host}:{self.port}"
        self.url = f"{self.root}/up.git"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def backend(served, handler, body):
    path, _, query = handler.path.partition("?")
    environment = {
        "PATH": os.environ["PATH"], "GIT_PROJECT_ROOT": str(served), "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": path,
        "QUERY_STRING": query, "REQUEST_METHOD": handler.command, "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": handler.headers.get("Content-Type", "")}
    ended = subprocess.run([GIT_HTTP_BACKEND], input=body, env=environment, capture_output=True, timeout=60)
    head, _, content = ended.stdout.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
    status = int(headers.pop("Status", "200").split()[0])
    return status, headers, content
