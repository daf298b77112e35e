#!/usr/bin/env python3
"""The page of `graph` in Debian's Chromium: search, filter, a component's path, keys, links, contrast; with six and with two
hundred distributions, light and dark. Any message in the console is an error.

With --pictures FOLDER it saves screenshots there.
"""
import pathlib
import sys
import tempfile
import time
import urllib.parse

from browser import CONTRAST, Browser
from graph_projects import make_six, make_two_hundred
from projects import COMPONENTS, ask, put, run

HOSTILE = "</script><script>window.broken = 1</script><!--<script><img src=x onerror='window.broken = 1'>&amp;\"'"
NAMES = "return [...document.querySelectorAll(`#${arguments[0]} [data-kind]`)].map((one) => one.dataset.name)"

# Problems that make a page hard to read: text that is cut off, too small, or wider than the window.
CROWDED = """
const all = [...document.querySelectorAll("main *, .top *")].filter((one) => one.checkVisibility());
const cut = all.filter((one) => one.closest("svg") === null && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
const small = all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 11);
return [...cut, ...small].map((one) => one.outerHTML.slice(0, 200))
  .concat(document.documentElement.scrollWidth > innerWidth ? ["the window"] : []);
"""


class Page:
    def __init__(self, browser, path, document):
        self.browser, self.path, self.document = browser, path, document
        self.distributions = {one["name"]: one for one in document["distributions"]}
        self.components = {one["name"]: one for one in document["components"]}

    def open(self, **chosen):
        self.browser.open("about:blank")
        self.browser.open(f"file://{self.path}#{urllib.parse.urlencode(chosen)}")

    def names(self, column):
        return self.browser.run(NAMES, column)

    def go_back(self):
        """Waits, because the browser updates the page some time after it has gone back."""
        before = self.text("#details-title")
        self.browser.back()
        until = time.monotonic() + 20
        while self.text("#details-title") == before and time.monotonic() < until:
            time.sleep(0.05)

    def text(self, selector):
        return self.browser.run("return document.querySelector(arguments[0]).textContent", selector)

    def chosen(self):
        return dict(urllib.parse.parse_qsl(self.browser.run("return location.hash.slice(1)")))

    def click(self, kind, name):
        self.browser.click(f"button[data-kind='{kind}'][data-name='{name}']")

    def lines(self, look):
        """Lines are drawn in the next frame."""
        self.browser.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return self.browser.run("return document.querySelectorAll(`#edges .${arguments[0]}`).length", look)

    def lit_layers(self):
        return set(self.browser.run("return [...document.querySelectorAll('#layers button:not(.dim)')]"
                                    ".map((one) => one.dataset.name)"))

    def check_quality(self):
        told = self.browser.run(CONTRAST)
        assert told["least"] >= 4.5 and told["count"] > 20, told
        assert self.browser.run(CROWDED) == []
        assert self.browser.messages() == []


def layers_of(distribution, architectures=("amd64", "arm64")):
    return {one["path"] for one in distribution["layers"] if one["architecture"] in architectures}


def check_whole(page):
    page.open()
    assert sorted(page.names("distributions")) == list(page.distributions)
    assert page.names("components") == list(page.components)
    assert set(page.names("layers")) == {path for one in page.distributions.values() for path in layers_of(one)}
    written = {tag["tag"] for one in page.distributions.values() for tag in one["tags"]}
    mentioned = {tag for one in page.components.values() for tag in one["tags"]}
    assert page.names("tags") == sorted(written | mentioned)
    assert page.lines("lit") == 0 and page.lines("faint") == 0
    page.check_quality()


def check_search(page, part):
    """Typing narrows the lists, the address keeps the text, and Esc clears it."""
    page.open()
    page.browser.type("#search", part.upper())
    found = [name for name, one in page.distributions.items() if part in (name + " " + one["description"]).lower()]
    assert 0 < len(found) < len(page.distributions)
    assert sorted(page.names("distributions")) == found
    assert page.text("#distributions-count") == f"{len(found)} of {len(page.distributions)}"
    assert set(page.names("layers")) == {path for name in found for path in layers_of(page.distributions[name])}
    assert page.chosen() == {"search": part.upper()}
    page.check_quality()
    page.browser.press("Escape")
    assert page.chosen() == {} and len(page.names("distributions")) == len(page.distributions)
    page.browser.type("#search", "no such thing")
    assert page.names("distributions") == [] and page.text("#distributions") == "Nothing here."


def check_find(page, part):
    page.open()
    page.browser.press("/")
    assert page.browser.run("return document.activeElement.id") == "find"
    page.browser.press(*part)
    texts = {name: "\n".join([name, *one["files"], *(module["module"] for module in one["modules"])])
             for name, one in page.components.items()}
    found = [name for name, text in texts.items() if part in text.lower()]
    assert 0 < len(found) < len(page.components)
    assert page.names("components") == found
    assert page.names("tags") and all(part in tag for tag in page.names("tags"))
    assert page.text("#components mark") == part and page.chosen() == {"find": part}
    page.check_quality()


def check_filter(page, name):
    """A distribution shows its content; after a second click, or Back, everything is shown."""
    page.open()
    page.click("distribution", name)
    one = page.distributions[name]
    assert page.names("tags") == [tag["tag"] for tag in one["tags"]]
    assert page.names("components") == [held["name"] for held in one["components"]]
    assert set(page.names("layers")) == layers_of(one)
    assert len(page.names("distributions")) == len(page.distributions)
    assert page.lines("faint") > 0 and page.chosen() == {"distribution": name}
    assert one["description"] in page.text("#details") and all(base in page.text("#details") for base in one["bases"])
    page.check_quality()
    page.click("distribution", name)
    assert page.names("components") == list(page.components) and page.chosen() == {}
    page.go_back()
    assert page.names("tags") == [tag["tag"] for tag in one["tags"]]


def check_way(page, project, component):
    """A component shows by which tags it is in which layers, in agreement with `why` and `refs`."""
    page.open()
    page.click("component", component)
    holders = [one["name"] for one in ask(project, "refs", component)["distributions"]]
    assert 0 < len(holders) < len(page.distributions)
    tags, layers = set(), set()
    for name in holders:
        for file in ask(project, "why", name, component)["files"]:
            tags |= {tag["tag"] for tag in file["tags"] if tag["chain"]}
            layers |= layers_of(page.distributions[name], file["compiled_for"])
    assert set(page.names("tags")) == tags and page.lit_layers() == layers
    assert page.names("components") == list(page.components), "its own column stays whole"
    assert page.lines("lit") >= len(tags) + 1
    details = page.text("#details")
    assert all(one in details for one in page.components[component]["constraints"] + holders)
    total = sum(len(one["layers"]) for one in page.distributions.values())
    assert page.text("#layers-count") == f"{len(layers)} of {total}"
    assert f"{len(layers)} layers" in page.text("#status") and page.text("#details-title") == component
    page.check_quality()
    page.browser.press("Escape")
    assert page.chosen() == {} and page.lines("lit") == 0


def check_way_in_one(page, project, distribution, component):
    """Shows a distribution and a component from a link; the origin of an inherited tag and the distributions between are
    named.
    """
    page.open(distribution=distribution, component=component)
    (file,) = ask(project, "why", distribution, component)["files"]
    assert page.names("tags") == sorted(tag["tag"] for tag in file["tags"] if tag["chain"])
    assert page.lit_layers() == layers_of(page.distributions[distribution], file["compiled_for"])
    inherited = [tag for tag in file["tags"] if len(tag["chain"]) > 1]
    assert inherited
    for tag in inherited:
        *heirs, writer = tag["chain"]
        assert f"{tag['tag']} written by {writer}, inherited by {' → '.join(reversed(heirs))}" in page.text("#details")
    page.check_quality()
    page.browser.click("#clear")
    assert page.chosen() == {} and page.names("components") == list(page.components)


def check_tag_and_layer(page, distribution):
    one = page.distributions[distribution]
    tag = next(tag["tag"] for tag in one["tags"] if tag["from"] == distribution)
    page.open()
    page.click("tag", tag)
    having = [other for other in page.distributions.values() if tag in {held["tag"] for held in other["tags"]}]
    ways = [(other, way) for other in having for way in other["components"] if tag in way["tags"]]
    assert set(page.names("components")) == {way["name"] for _, way in ways}
    assert page.lit_layers() == {path for other, way in ways for path in layers_of(other, way["architectures"])}
    last = list(page.distributions.values())[-1]
    path = min(layers_of(last))
    page.open(layer=path)
    assert page.lit_layers() == {path} and page.names("tags") == [held["tag"] for held in last["tags"]]
    assert page.browser.run("const box = document.querySelector('#layers [aria-pressed=true]').getBoundingClientRect();"
                            "return box.top > 0 && box.bottom < innerHeight"), "what a link names is scrolled to"
    page.check_quality()


def check_keys(page):
    """Everything can be reached with the keyboard; Tab moves from list to list."""
    page.open()
    focus = "return document.activeElement.dataset.name ?? document.activeElement.id"
    page.browser.click("#search")
    first, second = page.names("distributions")[:2]
    page.browser.press("Tab")
    assert page.browser.run(focus) == first
    page.browser.press("ArrowDown", "Enter")
    assert page.chosen() == {"distribution": second} and page.browser.run(focus) == second
    page.browser.press("ArrowRight", "ArrowRight")
    assert page.browser.run(focus) == page.names("components")[0]
    page.browser.press("End")
    last = page.names("components")[-1]
    page.browser.press("Enter")
    assert page.chosen() == {"distribution": second, "component": last} and page.browser.run(focus) == last
    page.browser.press("Escape", "Escape")
    assert page.chosen() == {}
    tabs = page.browser.run("return [...document.querySelectorAll('main ul')].map((one) => one.querySelectorAll('[tabindex=\"0\"]').length)")
    assert tabs == [1, 1, 1, 1]
    assert page.browser.messages() == []


def check_print_and_sizes(page, component):
    page.open(component=component)
    page.browser.prefer("light", "print")
    cut = ("return [...document.querySelectorAll('main ul, #details')]"
           ".filter((one) => one.scrollHeight > one.clientHeight + 1).length")
    assert page.browser.run(cut) == 0 and page.browser.run("return getComputedStyle(edges).display") == "none"
    page.browser.prefer("light")
    for width, height in ((1000, 750), (420, 900)):
        page.browser.resize(width, height)
        page.check_quality()
    page.browser.resize(1440, 900)


def check_hostile(browser, project):
    """Text from YAML is shown as text. A link to something that no longer exists shows everything."""
    make_six(project)
    declaration = project / "config/distributions.yaml"
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    put(declaration, declaration.read_text() + f'\nhostile:\n  base: minimal\n  description: "{quoted}\u202e\u200b"\n')
    put(project / COMPONENTS / "exporter/awss3/<img src=x onerror=window.broken=1>.txt", HOSTILE)
    page = draw(browser, project)
    page.open(distribution="hostile")
    assert page.text("#details dd") == HOSTILE + r"\u202e\u200b"
    page.browser.type("#search", "<img src")
    assert page.names("distributions") == ["hostile"]
    assert browser.run("return [window.broken, document.images.length, document.scripts.length]") == [None, 0, 2]
    page.open(component="exporter.gone", distribution="<b>")
    assert page.names("components") == list(page.components) and page.text("#details-title") == "Everything"
    assert browser.messages() == []


def draw(browser, project):
    path = project / "graph.html"
    assert run(project, "graph", "-o", str(path)).stdout == ""
    content = path.read_text()
    assert not [word for word in ("http-equiv=\"refresh", "@import", "url(", "innerHTML", " src=\"") if word in content]
    page = Page(browser, path, ask(project, "graph"))
    page.open()
    assert browser.run("return performance.getEntriesByType('resource').length") == 0, "it needs nothing else"
    return page


def take_pictures(page, folder, name, distribution, component):
    for scheme in ("light", "dark"):
        page.browser.prefer(scheme)
        shown = {"all": {}, "distribution": {"distribution": distribution}, "component": {"component": component},
                 "both": {"distribution": distribution, "component": component}}
        for what, chosen in shown.items():
            page.open(**chosen)
            page.lines("lit")
            page.browser.take_picture(folder / f"{name}-{scheme}-{what}.png")


def check_project(page, project, part, distribution, component):
    for scheme in ("light", "dark"):
        page.browser.prefer(scheme)
        check_whole(page)
        check_search(page, part)
        check_find(page, component.split(".")[1])
        check_filter(page, distribution)
        check_way(page, project, component)
        check_way_in_one(page, project, distribution, component)
        check_tag_and_layer(page, distribution)
        check_keys(page)
    check_print_and_sizes(page, component)


CASES = (("6", make_six, "s3", "minimal-s3export", "exporter.awss3"),
         ("200", make_two_hundred, "eu-north", "billing-api-eu-north", "exporter.loki"))


def main():
    pictures = pathlib.Path(sys.argv[sys.argv.index("--pictures") + 1]).resolve() if "--pictures" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder, Browser(pathlib.Path(folder)) as browser:
        browser.resize(1440, 900)
        for name, make, part, distribution, component in CASES:
            project = pathlib.Path(folder).resolve() / name
            make(project)
            page = draw(browser, project)
            assert len(page.distributions) == int(name)
            check_project(page, project, part, distribution, component)
            if pictures is not None:
                take_pictures(page, pictures, name, distribution, component)
        check_hostile(browser, pathlib.Path(folder).resolve() / "hostile")


main()
