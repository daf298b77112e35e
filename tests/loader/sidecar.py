#!/usr/bin/env python3
"""examples/sidecar: spans pass through both collectors; the sidecar is killed under load, and what that costs is counted."""
import collections
import json
import os
import pathlib
import shutil
import signal
import time

import artifacts
from harness import acknowledged, check, expect_equal, free_port, main, wait_until

EXAMPLE = artifacts.ROOT / "examples/sidecar"
COUNT = 20_000
BATCH = 20
SECONDS, KILL_AFTER, AWAY = 6, 2, 1  # of load; of load before the crash; until the sidecar is started again
WITHOUT_QUEUE = ("exporters::otlp_grpc::sending_queue::enabled: false",)
RETRY_SECONDS = 1  # the longest pause before another attempt: main.yaml
CONSUMERS = 10  # requests that the main collector has under way at once: the default of its queue


def test(loader):
    programs = artifacts.sidecar(pathlib.Path(os.environ["LOADER_ARTIFACTS"]), os.environ["OCELOT_GEN"])
    expect_all(Pair(loader, programs, "all"))
    expect_no_loss(Pair(loader, programs, "crash"))
    expect_loss_of_buffer(Pair(loader, programs, "buffered", config=buffering(loader.folder)))
    expect_no_loss_without_queue(Pair(loader, programs, "unqueued", settings_of_main=WITHOUT_QUEUE))
    expect_socket_in_the_way(Pair(loader, programs, "socket"))
    expect_units_to_name(programs)


class Pair:
    """The two collectors with the example's configurations, except for ports and paths."""

    def __init__(self, loader, programs, name, config=EXAMPLE / "sidecar.yaml", settings_of_main=()):
        self.loader, self.programs, self.config_of_sidecar = loader, programs, config
        self.folder = loader.folder / name
        self.folder.mkdir()
        self.run, self.out, self.port = self.folder / "run", self.folder / "spans.json", free_port()
        self.sidecar = self.start_sidecar()
        self.main = self.start("main", EXAMPLE / "main.yaml", f"exporters::otlp_grpc::endpoint: unix://{self.run}/otlp.sock",
                               f"receivers::otlp::protocols::grpc::endpoint: 127.0.0.1:{self.port}",
                               "service::telemetry::metrics::level: none", *settings_of_main)
        self.main.wait_for("Everything is ready")

    def start(self, name, config, *settings):
        words = [word for setting in settings for word in ("--config", f"yaml:{setting}")]
        return self.loader.start(self.programs[name], "--config", config, *words)

    def start_sidecar(self):
        """Starts it in a new folder, as systemd does."""
        shutil.rmtree(self.run, ignore_errors=True)
        self.run.mkdir()
        program = self.start_sidecar_here()
        program.wait_for("Everything is ready")
        return program

    def start_sidecar_here(self):
        return self.start("sidecar", self.config_of_sidecar, f"exporters::file::path: {self.out}",
                          f"receivers::otlp::protocols::grpc::endpoint: {self.run}/otlp.sock")

    def sender(self, *words):
        return self.loader.start(self.loader.made.sender, "-address", f"127.0.0.1:{self.port}", "-batch", BATCH, *words)

    def stop(self):
        """The main collector first: it passes on what it has."""
        expect_equal(self.main.stop(signal.SIGTERM), 0, "exit code of the main collector")
        expect_equal(self.sidecar.stop(signal.SIGTERM), 0, "exit code of the sidecar")

    def exported(self):
        """How often each span is in the file. A write that the crash cut short is not followed by the end of its line."""
        found = collections.Counter()
        for piece in self.out.read_text().split('{"resourceSpans":')[1:]:
            try:
                request, _ = json.JSONDecoder().raw_decode('{"resourceSpans":' + piece)
            except json.JSONDecodeError:
                continue
            found.update(int(span["spanId"], 16) for resource in request["resourceSpans"]
                         for scope in resource["scopeSpans"] for span in scope["spans"])
        return found


def expect_all(pair):
    sender = pair.sender("-spans", COUNT)
    expect_equal(sender.wait(120), 0, sender.errors())
    pair.stop()
    expect_equal(pair.exported(), collections.Counter(range(1, COUNT + 1)), "spans exported")
    print(f"no crash: {COUNT} spans acknowledged, each exported once")


def crash(pair):
    """Kills the sidecar under load and starts it again; returns what was acknowledged and what was exported."""
    sender = pair.sender("-for", f"{SECONDS}s", "-pause", "5ms")
    time.sleep(KILL_AFTER)
    pair.sidecar.stop(signal.SIGKILL)
    before = len(acknowledged(sender))
    time.sleep(AWAY)
    waited = len(acknowledged(sender)) - before
    pair.sidecar = pair.start_sidecar()
    expect_equal(sender.wait(), 0, sender.errors())
    promised = acknowledged(sender)
    check(len(promised) > 1000 * SECONDS and waited > 0, f"{len(promised)} spans acknowledged, {waited} meanwhile: that is no load")
    wait_until_idle(pair)
    pair.stop()
    return promised, pair.exported(), waited


def wait_until_idle(pair):
    """Until the main collector has sent again what it had to: a collector that stops gives up what waits for another attempt."""
    sizes = [-1]

    def is_idle():
        time.sleep(3 * RETRY_SECONDS)
        sizes.append(pair.out.stat().st_size)
        return sizes[-1] == sizes[-2]
    wait_until(is_idle, "an end of the writing")


def expect_no_loss(pair):
    promised, exported, waited = crash(pair)
    twice = sum(count - 1 for count in exported.values())
    print(f"crash: {len(promised)} spans acknowledged, {waited} of them while the sidecar was away for {AWAY} s; "
          f"{len(promised - exported.keys())} lost, {twice} exported twice")
    expect_equal(sorted(promised - exported.keys()), [], "acknowledged and not exported")
    check(twice <= CONSUMERS * BATCH, f"{twice} spans were exported twice: more than can be under way at once")


def buffering(folder):
    """The sidecar's configuration without rotation, so that the file exporter buffers."""
    text = (EXAMPLE / "sidecar.yaml").read_text()
    begin, end = text.index("    rotation:"), text.index("service:")
    path = folder / "buffering.yaml"
    path.write_text(f"{text[:begin]}    append: true\n{text[end:]}")
    return path


def expect_loss_of_buffer(pair):
    """The file exporter buffers 4 KiB, less than a request, so a crash touches two requests at most."""
    promised, exported, _ = crash(pair)
    lost = promised - exported.keys()
    print(f"crash of a sidecar that buffers: {len(promised)} spans acknowledged, {len(lost)} lost")
    check(len(lost) <= 2 * BATCH, f"{len(lost)} spans were lost: more than the buffer holds")


def expect_no_loss_without_queue(pair):
    """Then even the main collector may be killed: it acknowledges what the sidecar has acknowledged."""
    sender = pair.sender()
    time.sleep(KILL_AFTER)
    pair.main.stop(signal.SIGKILL)
    sender.wait()
    expect_equal(pair.sidecar.stop(signal.SIGTERM), 0, "exit code of the sidecar")
    promised, exported = acknowledged(sender), pair.exported()
    check(len(promised) > 1000, f"only {len(promised)} spans were acknowledged: that is no load")
    expect_equal(sorted(promised - exported.keys()), [], "acknowledged and not exported")
    print(f"crash of a main collector without a queue: {len(promised)} spans acknowledged, 0 lost")


def expect_socket_in_the_way(pair):
    """The receiver does not replace the socket of a sidecar that was killed, so a supervisor has to remove it."""
    pair.sidecar.stop(signal.SIGKILL)
    again = pair.start_sidecar_here()
    check(again.wait() != 0 and "otlp.sock: bind: address already in use" in again.errors(), again.errors())


def expect_units_to_name(programs):
    """The units start what the README installs, and the folder of the socket is the one that systemd creates."""
    for name in programs:
        unit = (EXAMPLE / f"otelcol-{name}.service").read_text()
        check(f"ExecStart=/usr/local/bin/otelcol-{name} --config /etc/otelcol/{name}.yaml\n" in unit, unit)
    folder = "otelcol-sidecar"
    check(f"\nRuntimeDirectory={folder}\n" in unit and f"\nStateDirectory={folder}\n" in unit, unit)
    check(f"endpoint: unix:///run/{folder}/otlp.sock\n" in (EXAMPLE / "main.yaml").read_text(), "the socket in main.yaml")
    sidecar = (EXAMPLE / "sidecar.yaml").read_text()
    check(f"endpoint: /run/{folder}/otlp.sock\n" in sidecar and f"path: /var/lib/{folder}/" in sidecar, sidecar)


if __name__ == "__main__":
    main(test)
