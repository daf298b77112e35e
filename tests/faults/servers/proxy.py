"""An HTTP proxy for CONNECT that keeps a log and can require a login."""
import base64
import contextlib
import socket
import threading

from servers.raw import RawServer, forward


class Proxy:
    """`asked` is the list of requested targets, each HOST:PORT."""

    def __init__(self, login=None):
        self.asked = []
        self.wanted = f"Proxy-Authorization: Basic {base64.b64encode(login.encode()).decode()}" if login else ""
        self.server = RawServer(self.serve)
        self.port = self.server.port
        self.url = f"http://127.0.0.1:{self.port}"

    def serve(self, connection):
        while True:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            if self.wanted in head.decode(errors="replace"):
                break
            connection.sendall(b"HTTP/1.1 407 no\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n")
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        assert method == "CONNECT", head
        self.asked.append(target)
        host, port = target.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as other:
            connection.sendall(b"HTTP/1.1 200 ok\r\n\r\n")
            threading.Thread(target=forward, args=[connection, other], daemon=True).start()
            forward(other, connection)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
