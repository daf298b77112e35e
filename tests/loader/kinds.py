#!/usr/bin/env python3
"""Plugins of all five types in one collector: receiver, processor, connector, exporter and extension."""
import json

from harness import expect_equal, main, wait_until

PLUGINS = ("single", "first", "relay", "printer", "beacon")


def test(loader):
    """One span comes from the receiver, is marked, passes the connector and is printed; the extension writes its file."""
    beacon, config = loader.folder / "beacon", loader.folder / "config.yaml"
    config.write_text(json.dumps({
        "receivers": {"single": None},
        "processors": {"first": None},
        "connectors": {"forward": None},
        "exporters": {"debug": {"verbosity": "detailed"}},
        "extensions": {"beacon": {"path": str(beacon)}},
        "service": {
            "extensions": ["beacon"],
            "telemetry": {"metrics": {"level": "none"}},
            "pipelines": {"traces/in": {"receivers": ["single"], "processors": ["first"], "exporters": ["forward"]},
                          "traces/out": {"receivers": ["forward"], "exporters": ["debug"]}},
        },
    }))
    words = [word for name in PLUGINS for word in ("--plugin", loader.made.plugin(name))]
    collector = loader.load("--config", config, *words)
    collector.wait_for("the collector runs, with 5 plugins")
    wait_until(lambda: "-> mark.first: Str(seen)" in collector.errors() + collector.output(), "the mark on the screen")
    expect_equal(collector.stop(), 0, "exit code")
    expect_equal(beacon.read_text(), "lit\n", "what the extension wrote")


if __name__ == "__main__":
    main(test)
