#!/usr/bin/env python3
"""The page of `report` in Debian's Chromium: what each document gives, links, contrast in light and dark, and names that contain
markup. Any message in the console is an error.

With --pictures FOLDER it saves screenshots there.
"""
import json
import pathlib
import sys
import tempfile

from browser import CONTRAST, Browser
from projects import everyday_project, put, run

HOSTILE = "</pre></table><script>window.broken = 1</script><img src=x onerror='window.broken = 1'>&amp;\"'"
DISTRIBUTION = "everyday"
LAYER = f"build/collector-amd64-{DISTRIBUTION}"


def write_documents(project):
    documents = {
        f"{LAYER}.components.json": {
            "version": 1, "kind": "components", "architectures": ["amd64", "arm64"],
            "components": [{"kind": "exporter", "type": HOSTILE, "module": "example.com/m", "version": "v1.2.3",
                            "stability": {"traces": "Beta"}}],
            "providers": [], "converters": None},
        f"build/ocelot/validate/amd64-{DISTRIBUTION}.json": {
            "configs": [{"config": "config.yaml", "accepted": True, "faults": [], "unknown": [],
                         "effective": {"exporters": {HOSTILE: None}}}]},
        f"build/ocelot/validate/arm64-{DISTRIBUTION}.json": {
            "configs": [{"config": "config.yaml", "accepted": False, "faults": [{"message": "only here"}], "unknown": []}]},
        f"{LAYER}.cdx.json": {"components": [{"name": HOSTILE, "version": "v0.1.0"}]},
        "size.json": {"kind": "size", "layers": [
            {"distribution": DISTRIBUTION, "architecture": "amd64",
             "size": {"file": 1500000, "unzipped": 5000000, "binary": 4900000,
                      "modules": [{"module": HOSTILE, "version": "v2.0.0", "text": 123456}]},
             "before": {"state": "built", "size": {"file": 1400000}}}]},
        "smoke.json": {"kind": "smoke", "layers": [
            {"distribution": DISTRIBUTION, "architecture": "amd64", "status": "passed", "reason": None,
             "report": {"register_ms": 20.5, "next_ms": 41, "peak_memory": 30000000, "shutdown_ms": 3}}]},
        "audit.json": {"kind": "audit", "database": "file:vulndb", "layers": [{"distribution": DISTRIBUTION, "architecture": "amd64"}],
                       "denied_licenses": [
            {"license": "AGPL-3.0", "module": "example.com/denied", "version": "v0.4.0", "file": HOSTILE, "counts": True,
             "layers": [f"{DISTRIBUTION} amd64"]}], "vulnerabilities": [
            {"id": "GO-2026-0001", "summary": HOSTILE, "level": "symbol", "counts": True,
             "modules": [{"module": "example.com/m", "version": "v1.2.3", "fixed": "v1.2.4"}],
             "layers": [f"{DISTRIBUTION} amd64"]}]}}
    for path, document in documents.items():
        put(project / path, json.dumps(document))
    put(project / f"{LAYER}.zip", "x" * 1500000)
    put(project / f"{LAYER}.LICENSES.txt", f"Apache-2.0: 3 modules {HOSTILE}\n\nModules (3):\n  listed\n")


def check_page(browser, page, picture):
    browser.open(f"file://{page}")
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        contrast = browser.run(CONTRAST)
        assert contrast["least"] >= 4.5, (scheme, contrast)
        if picture:
            browser.take_picture(picture / f"report-{scheme}.png")
    assert browser.run("return window.broken") is None
    assert browser.run("return document.images.length + document.scripts.length") == 0
    text = browser.run(f"return document.getElementById('{DISTRIBUTION}').textContent")
    for expected in (HOSTILE, "only here", "traces beta", "accepted", "1.50 MB", "1.40 MB", "5.00 MB", "41 ms", "30.00 MB", "GO-2026-0001",
                     "fixed in v1.2.4", "AGPL-3.0", "example.com/denied v0.4.0", "Apache-2.0: 3 modules", "1 module"):
        assert expected in text, (expected, text)
    assert "listed" not in text
    rows = browser.run("return [...document.querySelector('section').querySelectorAll('tr')].map((one) => one.textContent.replaceAll('\\n', ''))")
    assert rows[1].endswith("rejected2") and rows[2].endswith("not checkednot audited"), rows
    for width in (1280, 500):
        browser.resize(width, 900)
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth"), width
    assert browser.messages() == []


def check_links(browser, project):
    run(project, "graph", "-o", "graph.html", "--report", "report.html")
    browser.open(f"file://{project}/graph.html#distribution={DISTRIBUTION}")
    href = browser.run("return document.querySelector('#details a').href")
    assert href == f"file://{project}/report.html#{DISTRIBUTION}", href
    browser.open(href)
    assert browser.run("return document.querySelector(':target h2').textContent") == DISTRIBUTION


def main():
    picture = pathlib.Path(sys.argv[2]) if sys.argv[1:2] == ["--pictures"] else None
    project = everyday_project()
    with tempfile.TemporaryDirectory() as folder:
        write_documents(project)
        run(project, "report", "-o", "report.html", "--size", "size.json", "--smoke", "smoke.json", "--audit", "audit.json")
        wrong = run(project, "report", "--audit", "smoke.json", wanted=(1,))
        assert "this is not an answer of 'ocelot-gen audit'" in wrong.stderr, wrong
        with Browser(pathlib.Path(folder) / "browser") as browser:
            check_page(browser, project / "report.html", picture)
            check_links(browser, project)


main()
