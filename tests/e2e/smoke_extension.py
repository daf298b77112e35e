#!/usr/bin/python3
"""An extension of Lambda that behaves well, or breaks the rule that `behavior` in its configuration names."""
import json
import os
import pathlib
import signal
import sys
import time
import urllib.request

config = os.environ.get("OPENTELEMETRY_COLLECTOR_CONFIG_URI", "/opt/collector-config/config.yaml")
behavior = pathlib.Path(config).read_text().splitlines()[0].removeprefix("behavior: ")
api = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"]


def call(method, path, headers, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(api + path, data, headers, method=method)
    with urllib.request.urlopen(request) as response:
        return response.headers, json.loads(response.read() or "null")


def register():
    name = "other" if behavior == "other-name" else "collector"
    events = ["SLEEP"] if behavior == "unknown-event" else ["INVOKE", "SHUTDOWN"]
    headers, _ = call("POST", "/2020-01-01/extension/register", {"Lambda-Extension-Name": name}, {"events": events})
    return {"Lambda-Extension-Identifier": headers["Lambda-Extension-Identifier"]}


def report(when, identifier):
    headers = {**identifier, "Lambda-Extension-Function-Error-Type": "Extension.Test"}
    call("POST", f"/2020-01-01/extension/{when}/error", headers, {"errorMessage": "a reason", "errorType": "Test"})
    sys.exit(1)


def subscribe_without_listener(identifier):
    destination = {"protocol": "HTTP", "URI": "http://sandbox.localdomain:9/"}
    buffering = {"maxItems": 1000, "maxBytes": 262144, "timeoutMs": 25}
    call("PUT", "/2022-07-01/telemetry", identifier,
         {"schemaVersion": "2022-12-13", "types": ["platform"], "buffering": buffering, "destination": destination})


def look():
    """What an extension finds on Lambda."""
    assert sys.argv[0] == "/opt/extensions/collector", sys.argv[0]
    assert os.listdir("/tmp") == [], os.listdir("/tmp")
    assert not os.access("/opt", os.W_OK)
    devices = [line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]]
    assert devices == ["lo"], devices
    assert "127.0.0.1 localhost sandbox.localdomain\n" in open("/etc/hosts").readlines()
    assert "AWS_SAM_LOCAL" not in os.environ and os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"] == "on-demand"


def handle(event):
    if event["eventType"] == "SHUTDOWN":
        sys.exit(4 if behavior == "failed-shutdown" else 0)
    if behavior == "early-exit":
        sys.exit(3)
    if behavior == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if behavior == "busy":
        time.sleep(60)


if behavior == "exit":
    print("the reason is in the output", file=sys.stderr)
    sys.exit(0)
if behavior == "sleep":
    time.sleep(60)
if behavior == "look":
    look()
extension = register()
if behavior == "init-error":
    report("init", extension)
if behavior == "no-listener":
    subscribe_without_listener(extension)
while True:
    _, received = call("GET", "/2020-01-01/extension/event/next", extension)
    if behavior == "exit-error":
        report("exit", extension)
    handle(received)
