#!/usr/bin/env python3
"""Servers that are slow, dead, full or wrong: each build makes the right bytes, asks few times, and tells one thing once."""
import sys

from servers import free_port, hostile
from shared import GIVEN_UP, SharedProject, check, expect_no_warning, expect_one_warning
from harness import main

# What is told, and how many requests a build with one step at a time makes at most.
WAYS = {
    "fails": ("the server answers with the status 500", 1),
    "forbids": ("the server answers with the status 403", 1),
    "redirects": ("the server answers with the status 302", 1),
    "closes_early": (GIVEN_UP, 1),
    "is_endless": ("has more bytes than any entry", 1),
    "is_endless_error": ("the server is too slow", 1),
    "drips": ("the server is too slow", 1),
    "hangs": ("the server is too slow", 1),
    "is_no_http": (GIVEN_UP, 1),
    "says_yes": ("is not the entry of this step", None),
    "full": ("the server answers with the status 507", None),
}


def test(folder):
    project = SharedProject(folder / "small")
    expect_no_warning(project.make(""), "without a shared cache")
    reference = project.layers()
    with hostile("says_yes") as elsewhere:
        for way, (words, most) in WAYS.items():
            with hostile(way, elsewhere.url) as server:
                said = project.make(server.url, OCELOT_REMOTE_CACHE_WAIT="1")
                expect_one_warning(said, words, way)
                project.expect(reference, way)
                check(server.asked, f"{way}: nothing was asked")
                check(most is None or len(server.asked) <= most, f"{way}: {len(server.asked)} requests")
                puts = [path for command, path, _ in server.asked if command == "PUT"]
                check(way != "full" or len(puts) == 1, f"a full server was written to {len(puts)} times")
        check(not elsewhere.asked, "a redirect was followed")
    said = project.make(f"http://127.0.0.1:{free_port()}")
    expect_one_warning(said, GIVEN_UP, "a dead server")
    project.expect(reference, "a dead server")
    # The next build asks again.
    with hostile("full") as server:
        project.make_again(OCELOT_REMOTE_CACHE=server.url)
        project.forget()
        (project.cache / "action").rename(folder / "entries")
        project.make_again(OCELOT_REMOTE_CACHE=server.url)
        check(len(server.asked) > 0, "a later build does not ask")


if __name__ == "__main__":
    sys.exit(main(test))
