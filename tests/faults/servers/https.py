"""A certificate authority for tests, and git over https with lighttpd."""
import pathlib
import shutil
import subprocess

from servers.bench import GIT_HTTP_BACKEND, free_port, wait_for_port

# mbedTLS compares only names of the kind DNS, so the address is also there.
NAMES = "subjectAltName=DNS:localhost,DNS:127.0.0.1,IP:127.0.0.1"


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=60)


class Authority:
    """A certificate authority and a server certificate that it signed: ca.pem, server.pem (key and certificate)."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        openssl(self.folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
                "-subj", f"/CN=authority {self.folder.name}")
        openssl(self.folder, "req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
        (self.folder / "names").write_text(NAMES + "\n")
        openssl(self.folder, "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", "2", "-extfile", "names", "-out", "server.crt")
        self.server = self.folder / "server.pem"
        self.server.write_text((self.folder / "server.key").read_text() + (self.folder / "server.crt").read_text())
        self.certificate = self.folder / "ca.pem"


CONFIGURATION = """
server.modules = ("mod_openssl", "mod_alias", "mod_setenv", "mod_auth", "mod_authn_file", "mod_cgi")
server.document-root = "{served}"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{folder}/lighttpd-errors.log"
ssl.engine = "enable"
ssl.pemfile = "{pem}"
alias.url = ("/git/" => "{backend}/", "/private/" => "{backend}/")
$HTTP["url"] =~ "^/(git|private)/" {{
  setenv.set-environment = ("GIT_PROJECT_ROOT" => "{served}", "GIT_HTTP_EXPORT_ALL" => "1")
  cgi.assign = ("" => "")
}}
auth.backend = "plain"
auth.backend.plain.userfile = "{folder}/users"
$HTTP["url"] =~ "^/private/" {{
  auth.require = ("" => ("method" => "basic", "realm" => "private", "require" => "valid-user"))
}}
"""


class Lighttpd:
    """https://localhost:PORT/git/NAME for all, /private/NAME for the user x-access-token with the token as password."""

    def __init__(self, bench, token="none"):
        self.authority = Authority(bench.folder / "authority")
        self.port = free_port()
        (bench.folder / "users").write_text(f"x-access-token:{token}\n")
        configuration = bench.folder / "lighttpd.conf"
        configuration.write_text(CONFIGURATION.format(
            served=bench.served, folder=bench.folder, port=self.port, pem=self.authority.server,
            backend=GIT_HTTP_BACKEND))
        program = shutil.which("lighttpd", path="/usr/sbin:/usr/bin:/sbin:/bin")
        wait_for_port(self.port, bench.start([program, "-D", "-f", str(configuration)]))
        self.url = f"https://localhost:{self.port}/git/up.git"
        self.private_url = f"https://localhost:{self.port}/private/up.git"
