#!/usr/bin/env python3
"""Debian's nginx as a shared cache: two machines, a token, a netrc file, and a server that only reads."""
import base64
import sys

from servers import find_nginx, nginx
from shared import SharedProject, blobs_named_by, check, entries, expect_no_warning, expect_one_warning
from harness import SKIPPED, main

TOKEN = "0123456789-token"
LOGIN = base64.b64encode(b"me:0123456789-word").decode()


def requires(header):
    return f'if ($http_authorization != "{header}") {{ return 401; }}'


def test_two_machines(folder, first, second):
    with nginx(folder / "open") as url:
        expect_no_warning(first.make(url), "the first machine")
        root = folder / "open/root"
        for entry in entries(root):
            for blob in blobs_named_by(entry):
                check((root / "cas" / blob).is_file(), f"{entry.name} names {blob}, which is not there")
        expect_no_warning(second.make(url), "the second machine")
        second.expect(first.layers(), "the second machine")
        used = second.shared()
        check(used["misses"] == 0 and used["hits"] > 0 and used["sent"] == 0, f"the second machine: {used}")
        second.make(url, "--offline")
        check(second.shared() == {}, "a server is asked although the build is offline")
    said = second.make(url)
    expect_one_warning(said, "not using the shared cache", "a dead server")
    second.expect(first.layers(), "a dead server")


def test_login(folder, project, reference):
    with nginx(folder / "token", more=requires(f"Bearer {TOKEN}")) as url:
        said = project.make(url)
        expect_one_warning(said, "the server answers with the status 401", "without a token")
        check("help: set OCELOT_REMOTE_CACHE_TOKEN, or put the server into ~/.netrc" in said, said)
        said = project.make(url, OCELOT_REMOTE_CACHE_TOKEN=TOKEN)
        expect_no_warning(said, "with a token")
        check(entries(folder / "token/root"), "nothing was written")
        said = project.make(url, OCELOT_REMOTE_CACHE_TOKEN=f"Authorization: Bearer {TOKEN}")
        check(project.shared()["misses"] == 0, "a whole header is not sent")
        project.expect(reference, "with a token")
    netrc = folder / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password 0123456789-word\n")
    netrc.chmod(0o600)
    with nginx(folder / "netrc-server", more=requires(f"Basic {LOGIN}")) as url:
        expect_no_warning(project.make(url, NETRC=str(netrc)), "with a netrc file")
        check(entries(folder / "netrc-server/root"), "nothing was written with the netrc file")
    for path in (project.root / "build").rglob("*"):
        check(not path.is_file() or TOKEN.encode() not in path.read_bytes(), f"{path} has the token")


def test_read_only_server(folder, project, reference):
    with nginx(folder / "read-only", methods="off") as url:
        said = project.make(url)
        expect_one_warning(said, "not writing to the shared cache", "a server that only reads")
        expect_no_warning(project.make(url, OCELOT_REMOTE_CACHE_MODE="read"), "the mode read")
        project.expect(reference, "a server that only reads")


def test(folder):
    folder.chmod(0o755)
    first, second = SharedProject(folder / "one/first"), SharedProject(folder / "two/second")
    test_two_machines(folder, first, second)
    test_login(folder, second, first.layers())
    test_read_only_server(folder, second, first.layers())


if __name__ == "__main__":
    sys.exit(main(test) if find_nginx() else SKIPPED)
