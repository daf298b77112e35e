"""sshd as an ordinary process on a high port, with its own keys, and an agent that has the user's key."""
import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

from servers.bench import SKIP, free_port, wait_for_port

CONFIGURATION = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
"""


def make_key(path):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True, timeout=60)


# As root, sshd requires /run/sshd, which exists after a boot; without it, it is created in a mount namespace for sshd alone.
def sshd_command(configuration):
    program = shutil.which("sshd", path="/usr/sbin:/usr/bin:/sbin")
    words = [program, "-D", "-e", "-f", str(configuration)]
    if os.getuid() != 0 or pathlib.Path("/run/sshd").is_dir():
        return words
    within = 'mount -t tmpfs -o mode=755 none /run && mkdir -m 755 /run/sshd && exec "$@"'
    if subprocess.run(["unshare", "--mount", "sh", "-c", within, "sh", "true"], capture_output=True).returncode != 0:
        print("skipped: sshd wants /run/sshd, and there is none")
        sys.exit(SKIP)
    return ["unshare", "--mount", "sh", "-c", within, "sh", *words]


class Sshd:
    """ssh://USER@127.0.0.1:PORT/…; `host_key` is the public key of the server, `agent` the socket of the agent."""

    def __init__(self, bench):
        self.folder = bench.folder / "ssh"
        self.folder.mkdir()
        for name in ("host", "user", "other"):
            make_key(self.folder / name)
        shutil.copy(self.folder / "user.pub", self.folder / "authorized_keys")
        self.port = free_port()
        configuration = self.folder / "sshd_config"
        configuration.write_text(CONFIGURATION.format(port=self.port, folder=self.folder))
        wait_for_port(self.port, bench.start(sshd_command(configuration)))
        self.url = f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{bench.served}/up.git"
        self.host_key = (self.folder / "host.pub").read_text().rsplit(" ", 1)[0]
        self.other_key = (self.folder / "other.pub").read_text().rsplit(" ", 1)[0]
        self.agent = self.folder / "agent"
        bench.start(["ssh-agent", "-D", "-a", str(self.agent)])
        self.wait_for_agent()

    # The socket exists before the agent listens on it.
    def wait_for_agent(self):
        for _ in range(600):
            with socket.socket(socket.AF_UNIX) as client:
                if client.connect_ex(str(self.agent)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the agent does not listen")

    def add(self, name):
        environment = {**os.environ, "SSH_AUTH_SOCK": str(self.agent)}
        subprocess.run(["ssh-add", "-q", str(self.folder / name)], env=environment, check=True, capture_output=True, timeout=60)

    def know(self, bench, key):
        known = bench.home / ".ssh/known_hosts"
        known.parent.mkdir(exist_ok=True)
        known.write_text(f"[127.0.0.1]:{self.port} {key}\n")
