"""Servers below HTTP that behave like a broken network, or like a server that is not a git server."""
import contextlib
import socket
import threading
import time


class RawServer:
    """Calls `serve(connection)` in a thread for each connection, and counts them."""

    def __init__(self, serve):
        self.count = 0
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(16)
        self.port = self.listener.getsockname()[1]

        def run(connection):
            with contextlib.suppress(OSError), connection:
                serve(connection)

        def accept():
            while True:
                connection, _ = self.listener.accept()
                self.count += 1
                threading.Thread(target=run, args=[connection], daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()


def silent(connection):
    """Reads everything, and never answers."""
    while connection.recv(65536):
        pass


def dripping(answer, seconds):
    """Sends an answer evenly over a few seconds."""

    def serve(connection):
        connection.recv(65536)
        for byte in answer:
            connection.sendall(bytes([byte]))
            time.sleep(seconds / len(answer))

    return serve


def garbage(connection):
    connection.recv(65536)
    connection.sendall(bytes(range(256)) * 64)


def closing(connection):
    connection.recv(65536)


def relay(port, most=None, pause=0.0):
    """Passes bytes on to another port: closes after a number of bytes sent back, or pauses after each piece."""

    def serve(connection):
        with socket.create_connection(("127.0.0.1", port)) as other:
            threading.Thread(target=forward, args=[connection, other], daemon=True).start()
            sent = 0
            while chunk := other.recv(4096 if most is None else min(4096, most - sent) or 1):
                if most is not None and sent >= most:
                    break
                connection.sendall(chunk)
                sent += len(chunk)
                time.sleep(pause)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    return serve


def forward(source, target):
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
