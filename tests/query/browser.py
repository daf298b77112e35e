"""A client for Debian's Chromium through its driver, which uses WebDriver (W3C) over HTTP on the loopback interface."""
import base64
import json
import os
import re
import subprocess
import urllib.request

KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "ArrowDown": "\ue015", "ArrowRight": "\ue014", "ArrowLeft": "\ue012",
        "ArrowUp": "\ue013", "Home": "\ue011", "End": "\ue010", "Tab": "\ue004"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


# The contrast of each text with its background, by the formula of WCAG 2.1; returns the lowest, and its element.
CONTRAST = """
const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = parse(colour).map((one) => one / 255).map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (one) => {
  const colour = getComputedStyle(one).backgroundColor;
  const alpha = parse(colour)[3];
  return alpha === 0 ? ground(one.parentElement) : colour;
};
const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const lines = [...document.querySelectorAll("#edges path, input, .layers button")].map((one) => {
  const style = getComputedStyle(one);
  return [ratio(one.tagName === "path" ? style.stroke : style.borderTopColor, ground(one.closest("ul, .panel, body"))) * 1.5, one];
});
const texts = [...document.querySelectorAll("body *:not(script)")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
  .map((one) => [ratio(getComputedStyle(one).color, ground(one)), one]);
const [least, where] = [...texts, ...lines].sort(([a], [b]) => a - b)[0];
return { least, where: where.outerHTML.slice(0, 200), count: texts.length };
"""


class Browser:
    """One window. `messages` are the messages of its console since they were last read."""

    def __init__(self, folder, width=1440, height=900):
        # A separate home folder, so that the user's browser settings and crash reports are not used.
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
                       "XDG_CACHE_HOME": str(folder / "cache"), "LC_ALL": "C.UTF-8"}
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], env=environment, text=True, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{self._port()}"
        words = ["--headless", f"--window-size={width},{height}", "--disable-dev-shm-usage", "--hide-scrollbars",
                 f"--user-data-dir={folder / 'profile'}"] + ["--no-sandbox"] * (os.geteuid() == 0)
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": words}, "goog:loggingPrefs": {"browser": "ALL"}}
        session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        self.url += f"/session/{session}"

    def _port(self):
        for line in self.driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                return found[1]
        raise RuntimeError("chromedriver did not start")

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as fault:
            raise AssertionError(f"{method} {path} {body}: {fault.read().decode()[:600]}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._ask("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=30)
            self.driver.stdout.close()

    def open(self, url):
        self._ask("POST", "/url", {"url": url})

    def back(self):
        self._ask("POST", "/back", {})

    def run(self, script, *values):
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(values)})

    def find(self, selector):
        return self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        """Clicks as a user does: scrolls to the element, which no other element may cover."""
        self._ask("POST", f"/element/{self.find(selector)}/click", {})

    def type(self, selector, text):
        self._ask("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def press(self, *names):
        """Sends keys to the element that has the focus."""
        actions = [{"type": kind, "value": KEYS.get(name, name)} for name in names for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def devtools(self, command, **parameters):
        return self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def prefer(self, scheme, medium="screen"):
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.devtools("Emulation.setEmulatedMedia", media=medium, features=[feature])

    def resize(self, width, height):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def messages(self):
        return self._ask("POST", "/se/log", {"type": "browser"})

    def take_picture(self, path):
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))
