"""Module proxies for tests.

`module_proxy.py add FOLDER MODULE VERSION [TEXT [OTHER…]]` adds a version of a module to a proxy that is a folder; its only
package has the variable Text. Its go.mod requires each other MODULE@VERSION; it imports the package of another MODULE, which
its go.mod does not require.
`module_proxy.py files FOLDER PROXY` serves a proxy folder over http and appends each request to FOLDER/requests.
`module_proxy.py serve FOLDER STATUS [PEM]` answers each request with an HTTP status, over https if
there is a file with a key and a certificate. Both write their port to FOLDER/port and run until they are killed.
"""
import http.server
import pathlib
import ssl
import sys
import zipfile


def add(folder, module, version, text="", *others):
    versions = pathlib.Path(folder) / module / "@v"
    versions.mkdir(parents=True, exist_ok=True)
    requires = "".join(f"\nrequire {other.replace('@', ' ')}\n" for other in others if "@" in other)
    imported = next((other for other in others if "@" not in other), None)
    go_mod = f"module {module}\n\ngo 1.24\n{requires}"
    (versions / f"{version}.info").write_text(f'{{"Version": "{version}", "Time": "2026-01-01T00:00:00Z"}}')
    (versions / f"{version}.mod").write_text(go_mod)
    with open(versions / "list", "a") as known:
        known.write(f"{version}\n")
    with zipfile.ZipFile(versions / f"{version}.zip", "w") as archive:
        archive.writestr(f"{module}@{version}/go.mod", go_mod)
        use = f'import "{imported}"\n\nvar Other = {imported.rpartition("/")[2]}.Text\n\n' if imported else ""
        archive.writestr(f"{module}@{version}/text.go",
                         f'package {module.rpartition("/")[2]}\n\n{use}var Text = "{text}"\n')


def run(server, folder):
    pathlib.Path(folder, "port.new").write_text(str(server.server_port))
    pathlib.Path(folder, "port.new").rename(pathlib.Path(folder, "port"))
    server.serve_forever()


def files(folder, proxy):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=proxy)

        def log_message(self, *_):
            with open(pathlib.Path(folder, "requests"), "a") as requests:
                requests.write(f"{self.path}\n")

    run(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler), folder)


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
    run(server, folder)


{"add": add, "files": files, "serve": serve}[sys.argv[1]](*sys.argv[2:])
