"""Module proxies for tests.

`module_proxy.py add FOLDER MODULE VERSION [TEXT [MODULE@VERSION…]]` adds a version of a module to a proxy that is a folder;
its only package has the variable Text, and its go.mod requires the other modules. `module_proxy.py serve FOLDER STATUS [PEM]` answers each request with an HTTP status, over https if
there is a file with a key and a certificate. It writes its port to FOLDER/port and runs until it is killed.
"""
import http.server
import pathlib
import ssl
import sys
import zipfile


def add(folder, module, version, text="", *requirements):
    versions = pathlib.Path(folder) / module / "@v"
    versions.mkdir(parents=True, exist_ok=True)
    requires = "".join(f"\nrequire {requirement.replace('@', ' ')}\n" for requirement in requirements)
    go_mod = f"module {module}\n\ngo 1.24\n{requires}"
    (versions / f"{version}.info").write_text(f'{{"Version": "{version}", "Time": "2026-01-01T00:00:00Z"}}')
    (versions / f"{version}.mod").write_text(go_mod)
    with open(versions / "list", "a") as known:
        known.write(f"{version}\n")
    with zipfile.ZipFile(versions / f"{version}.zip", "w") as archive:
        archive.writestr(f"{module}@{version}/go.mod", go_mod)
        archive.writestr(f"{module}@{version}/text.go", f'package {module.rpartition("/")[2]}\n\nvar Text = "{text}"\n')


def serve(folder, status, pem=None):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(int(status))
            if status == "401":
                self.send_header("WWW-Authenticate", 'Basic realm="modules"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            """A client that rejects the certificate is not an error here."""

    server = Server(("127.0.0.1", 0), Handler)
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    pathlib.Path(folder, "port.new").write_text(str(server.server_port))
    pathlib.Path(folder, "port.new").rename(pathlib.Path(folder, "port"))
    server.serve_forever()


{"add": add, "serve": serve}[sys.argv[1]](*sys.argv[2:])
