#!/usr/bin/env python3
"""The page of `report` in Debian's Chromium: what each document gives, links, contrast in light and dark, and names that contain
markup. Any message in the console is an error.

With --pictures FOLDER it saves screenshots there.
"""
import hashlib
import json
import pathlib
import sys
import tempfile

from browser import CONTRAST, Browser
from projects import everyday_project, put, run

HOSTILE = "</pre></table><script>window.broken = 1</script><img src=x onerror='window.broken = 1'>&amp;\"'"
DISTRIBUTION = "everyday"
LAYER = f"build/collector-amd64-{DISTRIBUTION}"
CONTENT = "x" * 1500000
SHA256 = hashlib.sha256(CONTENT.encode()).hexdigest()


def sbom(sha256):
    return {"metadata": {"component": {"hashes": [{"alg": "SHA-256", "content": sha256}]}},
            "components": [{"name": HOSTILE, "version": "v0.1.0"}]}


def license_texts(sha256):
    return f"Apache-2.0: 3 modules {HOSTILE}\nSHA-256 of the file: {sha256}\n\nModules (3):\n  listed\n"


def layer_answer(sha256, **more):
    return {"distribution": DISTRIBUTION, "architecture": "amd64", "sha256": sha256, **more}


def answers(sha256):
    """What `size`, `smoke` and `audit` print about a file."""
    return {
        "size": {"version": 1, "kind": "size", "layers": [
            layer_answer(sha256, costs=None,
                         size={"file": 1500000, "unzipped": 5000000, "binary": 4900000,
                               "modules": [{"module": HOSTILE, "version": "v2.0.0", "text": 123456}]},
                         before={"state": "built", "size": {"file": 1400000}})]},
        "smoke": {"version": 1, "kind": "smoke", "layers": [
            layer_answer(sha256, status="passed", reason=None,
                         report={"register_ms": 20.5, "next_ms": 41, "peak_memory": 30000000, "shutdown_ms": 3})]},
        "audit": {"version": 1, "kind": "audit", "database": "file:vulndb", "layers": [layer_answer(sha256)], "denied_licenses": [
            {"license": "AGPL-3.0", "module": "example.com/denied", "version": "v0.4.0", "file": HOSTILE, "counts": True,
             "layers": [f"{DISTRIBUTION} amd64"]}], "vulnerabilities": [
            {"id": "GO-2026-0001", "summary": HOSTILE, "level": "symbol", "counts": True,
             "modules": [{"module": "example.com/m", "version": "v1.2.3", "fixed": "v1.2.4"}],
             "layers": [f"{DISTRIBUTION} amd64"]}]}}


def write_answers(project, documents):
    for command, document in documents.items():
        put(project / f"{command}.json", json.dumps(document))


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
        f"{LAYER}.cdx.json": sbom(SHA256)}
    for path, document in documents.items():
        put(project / path, json.dumps(document))
    write_answers(project, answers(SHA256))
    put(project / f"{LAYER}.zip", CONTENT)
    put(project / f"{LAYER}.LICENSES.txt", license_texts(SHA256))


def report(project, wanted=(0,)):
    return run(project, "report", "-o", "report.html", "--size", "size.json", "--smoke", "smoke.json", "--audit", "audit.json",
               wanted=wanted)


def check_foreign_answers(project):
    """What is about another file is left out, and the page and a warning say so."""
    other = "0" * 64
    write_answers(project, answers(other))
    put(project / f"{LAYER}.cdx.json", json.dumps(sbom(other)))
    put(project / f"{LAYER}.LICENSES.txt", license_texts(other))
    warnings = report(project).stderr
    page = (project / "report.html").read_text()
    for what in ("the answer of 'size'", "the answer of 'smoke'", "the answer of 'audit'", f"{LAYER}.cdx.json",
                 f"{LAYER}.LICENSES.txt"):
        assert f"{LAYER}.zip: warning: {what} is about another file, and is left out" in warnings, (what, warnings)
    assert page.count("left out: ") == 5, page
    for figure in ("5.00 MB", "41 ms", "GO-2026-0001", "Apache-2.0: 3 modules", "v0.1.0"):
        assert figure not in page, figure
    unrun = answers(other)
    unrun["smoke"]["layers"] = [layer_answer(None, status="not run", reason="another machine", report=None)]
    write_answers(project, unrun)
    assert "the answer of 'smoke'" not in report(project).stderr
    assert "another machine" in (project / "report.html").read_text()
    write_documents(project)


def check_bad_answers(project):
    """One error for each file."""
    bad = answers(SHA256)
    bad["size"]["version"] = 2
    del bad["smoke"]["layers"][0]["sha256"]
    bad["audit"]["vulnerabilities"] = None
    write_answers(project, bad)
    errors = [line for line in report(project, wanted=(1,)).stderr.splitlines() if " error: " in line]
    assert errors == ["size.json: error: the version of this answer is not supported; expected 1",
                      "smoke.json: error: the key 'layers[0].sha256' is missing",
                      "audit.json: error: 'vulnerabilities' is not a list"], errors
    del bad["size"]["version"]
    bad["smoke"] = answers(SHA256)["audit"]
    bad["audit"] = answers(SHA256)["audit"]
    del bad["audit"]["vulnerabilities"][0]["modules"][0]["fixed"]
    write_answers(project, bad)
    errors = [line for line in report(project, wanted=(1,)).stderr.splitlines() if " error: " in line]
    assert errors == ["size.json: error: the key 'version' is missing",
                      "smoke.json: error: this is not an answer of 'ocelot-gen smoke'",
                      "audit.json: error: the key 'vulnerabilities[0].modules[0].fixed' is missing"], errors
    write_documents(project)


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
        check_foreign_answers(project)
        check_bad_answers(project)
        assert report(project).stderr == ""
        with Browser(pathlib.Path(folder) / "browser") as browser:
            check_page(browser, project / "report.html", picture)
            check_links(browser, project)


main()
