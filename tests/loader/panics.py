#!/usr/bin/env python3
"""A panic in a plugin: where it can be caught, where it cannot, and how --supervise handles it."""
import re
import signal

from harness import acknowledged, check, expect_each_once, expect_equal, main, wait_until

COUNT = 500


def test(loader):
    for where in ("constructor", "start"):
        caught(loader, where)
    uncaught(loader)
    supervised(loader)
    supervised_and_wrong(loader)
    reloaded(loader)
    orphaned(loader)


def words(loader, where):
    return "--plugin", loader.made.plugin("fuse"), "--set", f"WHERE={where}"


def pipeline_with_fuse(loader):
    return loader.pipeline("fuse", fuse={"where": "${env:WHERE}"})


def caught(loader, where):
    pipeline = pipeline_with_fuse(loader)
    code, _, messages = loader.run("--config", pipeline.path, *words(loader, where))
    expect_equal(code, 19, "exit code")
    expect_equal(messages.splitlines()[:2],
                 ["error: the collector's code panicked", "note: panic: the fuse has blown"], "messages")


def uncaught(loader):
    """Go ends the process: no code outside of a goroutine can catch its panic."""
    pipeline = pipeline_with_fuse(loader)
    collector = loader.running(pipeline, *words(loader, "goroutine"))
    sender = loader.sender(pipeline, "grpc", "-spans", 1)
    expect_equal(collector.wait(), -signal.SIGABRT, "exit code")
    check("panic: the fuse has blown" in collector.errors(), collector.errors())
    check(sender.wait() != 0 and not acknowledged(sender), "a span was acknowledged that nobody has")


def reports_in(collector):
    pattern = r"ocelot-load: the collector \(process \d+\) (died of .*) after \d+\.\d s; (it is started again in \d+ s)"
    return re.findall(pattern, collector.errors())


def supervised(loader):
    """The collector dies twice, is restarted each time, and then works normally."""
    pipeline = pipeline_with_fuse(loader)
    flag = loader.folder / "where.yaml"
    write_where(flag, "goroutine")
    collector = loader.load("--supervise", "--config", pipeline.path, "--config", flag,
                            "--plugin", loader.made.plugin("fuse"), WHERE="")
    for lives in (1, 2):
        wait_until(lambda: collector.errors().count("the collector runs") == lives, f"life {lives}")
        if lives == 2:
            write_where(flag, "nowhere")  # for the third run
        loader.sender(pipeline, "grpc", "-spans", 1).wait()
        wait_until(lambda: len(reports_in(collector)) == lives, f"death {lives}")
    expect_equal(reports_in(collector),
                 [("died of signal 6 (Aborted)", "it is started again in 1 s"),
                  ("died of signal 6 (Aborted)", "it is started again in 2 s")], "reports")
    wait_until(lambda: collector.errors().count("the collector runs") == 3, "the third life")
    loader.send(pipeline, "http", COUNT)  # the file is the third run's own: the exporter starts a new one
    expect_equal(collector.stop(signal.SIGTERM), 0, "exit code")
    expect_each_once(pipeline, COUNT)


def write_where(path, where):
    path.write_text(f"processors: {{fuse: {{where: {where}}}}}\n")


def supervised_and_wrong(loader):
    """A program that would fail again in the same way is not restarted; its code is passed on."""
    pipeline = loader.pipeline("nothing")
    code, _, messages = loader.run("--supervise", "--config", pipeline.path)
    expect_equal(code, 13, "exit code")
    expect_equal(messages.splitlines()[0], "error: the configuration cannot be used", "messages")


def orphaned(loader):
    """After a supervisor is killed, no collector remains: it stops in order."""
    pipeline = loader.pipeline()
    collector = loader.load("--supervise", "--config", pipeline.path)
    collector.wait_for("the collector runs")
    collector.stop(signal.SIGKILL)
    collector.wait_for("the collector stopped after SIGTERM")


def reloaded(loader):
    """SIGHUP is passed on to the collector, which reads its configuration again; it is not a request to stop."""
    pipeline = loader.pipeline()
    collector = loader.load("--supervise", "--config", pipeline.path, "--config", "yaml:service::telemetry::logs::level: info")
    for times in (1, 2):
        wait_until(lambda: collector.errors().count("Everything is ready") == times, f"start {times}")
        if times == 1:
            collector.wait_for("the collector runs")
            collector.send_signal(signal.SIGHUP)
    loader.send(pipeline, "grpc", COUNT)
    expect_equal(collector.stop(signal.SIGINT), 0, "exit code")
    expect_each_once(pipeline, COUNT)


if __name__ == "__main__":
    main(test)
