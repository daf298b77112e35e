#!/usr/bin/env python3
"""Ten collectors, one after another, in one process of libocelot-load: the spans of each are exported; and calls in the wrong
state are rejected.
"""
from harness import Commanded, expect_each_once, expect_equal, main

ROUNDS = 10
COUNT = 2_000


def test(loader):
    host = Commanded(loader)
    plugin = loader.made.plugin("first")
    host.expect(f"try {loader.made.library} {plugin}", "0 ")
    host.expect("stop 1000", "1 no library is loaded")
    host.expect(f"load {loader.made.library}", "0 ")
    host.expect(f"load {loader.made.library}", "1 this process has loaded its collector already")
    host.expect("stop 1000", "1 no collector was started")
    host.expect("set a=b c", "3 no variable's name: 'a=b'")
    host.expect(f"plugin {plugin}", "0 ")
    host.expect(f"plugin {plugin}", "0 ")
    host.expect("start", "3 no configuration is given")
    for number in range(ROUNDS):
        protocol = ("grpc", "http")[number % 2]
        one_life(loader, host, protocol)
    print(f"{ROUNDS} starts and stops in one process, {COUNT} spans each")


def one_life(loader, host, protocol):
    pipeline = loader.pipeline("first")
    host.expect("state", "0")
    host.expect(f"check {pipeline.path}", "0 ")
    host.expect(f"start {pipeline.path}", "0 ")
    host.expect("state", "2")
    host.expect(f"start {pipeline.path}", "1 a collector runs already")
    host.expect(f"plugin {loader.made.new_factory}", "1 a collector runs; plugins are loaded before")
    host.expect("wait 10", "5 the collector has not ended within 10ms")
    loader.send(pipeline, protocol, COUNT)
    host.expect("stop 10000", "0 ")
    host.expect("wait 0", "0 ")
    expect_each_once(pipeline, COUNT, ["mark.first"])


if __name__ == "__main__":
    main(test)
