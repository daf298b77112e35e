"""git's own daemon."""
from servers.bench import free_port, wait_for_port


class GitDaemon:
    """git://127.0.0.1:PORT/NAME for all repositories in the served folder."""

    def __init__(self, bench):
        self.port = free_port()
        # Not the wrapper `git daemon`, which would leave this program running when it is ended.
        words = ["/usr/lib/git-core/git-daemon", "--reuseaddr", "--export-all", f"--base-path={bench.served}",
                 "--listen=127.0.0.1", f"--port={self.port}", str(bench.served)]
        wait_for_port(self.port, bench.start(words))
        self.url = f"git://127.0.0.1:{self.port}/up.git"
