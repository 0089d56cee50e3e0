#!/usr/bin/env python3
"""Looks at the HTML report and at the dashboard's widget as a person does: in a browser, dark and light, wide and narrow, and on paper.

Start `./serin cloud`, evaluate the exports that it prints, then run this with a Python that has boto3 and selenium. It needs Chromium (or
Chrome) and its driver. First it plants hostile values in the stack, so that the pages are full of them. It prints one line for each page,
and exits with 1 when something is wrong. What it saw lies in target/look; `--pictures docs` renews the README's pictures, from a stack
with one thing broken and nothing planted.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.request

import boto3
from botocore.config import Config
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOOK = ROOT / "target" / "look"
STACK = os.environ.get("SERIN_STACK_NAME", "")
HOSTILE = (
    "\"><script>window.owned=1</script><img src=http://127.0.0.1:9/x onerror=window.owned=1></style></svg></title>"
    "<iframe src=javascript:window.top.owned=1></iframe>]]>\u001b[31m\u202e::error::z " + "x" * 3000
)
SIZES = ((1280, 900), (390, 844))
THEMES = ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def admin(method, path, document=None):
    body = None if document is None else json.dumps(document).encode()
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/_cloud/" + path, data=body, method=method,
        headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read()


def replace(logical_id, path, value):
    admin("PATCH", f"resources/{logical_id}", [{"op": "replace", "path": path, "value": value}])


def canary(event):
    client = boto3.client("lambda", region_name=os.environ["AWS_REGION"],
                          config=Config(read_timeout=300, retries={"total_max_attempts": 1}))
    answer = client.invoke(FunctionName=f"CodeDeployHook_{STACK}", Qualifier="live", Payload=json.dumps(event))
    payload = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise SystemExit(f"the canary failed: {payload}")
    return payload


def widget(theme):
    event = json.loads((ROOT / "events" / "canary-widget.json").read_text())
    event["widgetContext"]["theme"] = theme
    event["widgetContext"].pop("timeRange")
    return canary(event)


def report(name):
    """The report of the stack as it is now."""
    file = LOOK / f"{name}.html"
    subprocess.run([str(ROOT / "serin"), "validate", "--output", "html", "--output-file", str(file)],
                   check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return file


def framed(name, fragment, theme):
    """The widget as CloudWatch shows it: a fragment in a page of the console, without a policy of its own."""
    ground = "#0f1b2a" if theme == "dark" else "#ffffff"
    file = LOOK / f"{name}-{theme}.html"
    file.write_text("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>console</title><link rel=\"icon\" href=\"data:,\"></head>"
                    f"<body style=\"margin: 0; background: {ground}\">{fragment}</body></html>")
    return file


def major(program):
    """The first number of a program's version, which a browser and its driver must share."""
    if program is None:
        return None
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    return next((word.split(".")[0] for word in version.split() if word[:1].isdigit()), None)


class Browser:
    def __init__(self):
        # Named to selenium, which would ask the network for a driver otherwise.
        driver = shutil.which("chromedriver")
        binary = next((found for found in map(shutil.which, BROWSERS) if found and major(found) == major(driver)), None)
        if binary is None:
            raise SystemExit("look: Chromium and chromedriver are needed (Debian: chromium, chromium-driver)")
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(executable_path=driver))

    def open(self, file, theme, width, height):
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.command("Emulation.setEmulatedMedia", media="screen",
                     features=[{"name": "prefers-color-scheme", "value": theme}])
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.driver.get(file.as_uri())

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def ask(self, script):
        return self.driver.execute_script("return " + script)

    def requests(self):
        """The addresses of all requests since the page was opened."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def shoot(self, file, height=None):
        if height:
            width = self.ask("window.innerWidth")
            self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.driver.save_screenshot(str(file))


def look(browser, file, theme, size, verdict):
    """What is wrong with the page, in words."""
    browser.open(file, theme, *size)
    problems = [f"the console says {entry['message']}" for entry in browser.driver.get_log("browser")]
    problems += [f"a request left for {url}" for url in browser.requests() if url not in (file.as_uri(), "data:,")]
    if browser.ask("window.owned") is not None or browser.ask("document.querySelectorAll('script, iframe, img').length"):
        problems.append("a planted value acted")
    if browser.ask("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        problems.append(f"it is wider than {size[0]} pixels")
    if verdict not in browser.ask("document.body.innerText"):
        problems.append(f"the verdict {verdict} cannot be read")
    if "<script>window.owned=1" not in browser.ask("document.body.textContent"):
        problems.append("the planted value is not shown as text")
    browser.shoot(LOOK / f"{file.stem}-{theme}-{size[0]}.png")
    return problems


def ground(browser, file, theme, selector):
    browser.open(file, theme, *SIZES[0])
    return browser.ask(f"getComputedStyle(document.querySelector('{selector}')).backgroundColor")


def print_problems(browser, file):
    """On paper it is light, also for a reader in the dark theme, and the verdict and the picture are there."""
    browser.open(file, "dark", *SIZES[0])
    browser.command("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    problems = []
    if browser.ask("getComputedStyle(document.documentElement).backgroundColor") != "rgb(255, 255, 255)":
        problems.append("it prints on a dark ground")
    pages = browser.command("Page.printToPDF", printBackground=True)["data"]
    if len(pages) < 10_000:
        problems.append("next to nothing is printed")
    return problems


def check():
    admin("POST", "reset")
    replace("SyncAssets", "/properties/Handler", HOSTILE)
    replace("SyncAssetsDaily", "/properties/State", "DISABLED")
    canary({})
    page = report("report")
    browser = Browser()
    failed = 0

    def tell(name, problems):
        nonlocal failed
        failed += 1 if problems else 0
        print(f"{'FAIL' if problems else 'ok  '} {name}{': ' if problems else ''}{'; '.join(problems)[:2000]}")

    try:
        widgets = {theme: framed("widget", widget(theme), theme) for theme in THEMES}
        for theme in THEMES:
            for size in SIZES:
                tell(f"report {theme} {size[0]}", look(browser, page, theme, size, "UNHEALTHY"))
                tell(f"widget {theme} {size[0]}", look(browser, widgets[theme], theme, size, "UNHEALTHY"))
        same = ground(browser, page, "light", "html") == ground(browser, page, "dark", "html")
        tell("report dark and light differ", ["they are the same"] if same else [])
        same = ground(browser, widgets["light"], "light", ".serin") == ground(browser, widgets["dark"], "dark", ".serin")
        tell("widget dark and light differ", ["they are the same"] if same else [])
        tell("report on paper", print_problems(browser, page))
    finally:
        browser.driver.quit()
        admin("POST", "reset")
    return failed


def compress(file):
    """64 colours are enough for a page, and make its picture a quarter of the size."""
    Image.open(file).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)


def pictures(folder):
    """What the README shows: one thing is broken, after some runs that were healthy."""
    admin("POST", "reset")
    for _ in range(24):
        canary({})
    for function, variant in (("SyncAssets", "good"), ("MarkEarningsProcessed", "throws-on-event")):
        deployment = json.loads(admin("POST", "deployments", {"functions": [function], "variant": variant}))["id"]
        while json.loads(admin("GET", f"deployments/{deployment}"))["status"] == "InProgress":
            time.sleep(1)
    replace("SyncAssetsDaily", "/properties/State", "DISABLED")
    canary({})
    page = report("picture")
    shown = framed("picture-widget", widget("light"), "light")
    browser = Browser()
    try:
        browser.open(page, "light", 1080, 1090)
        browser.driver.save_screenshot(str(folder / "report.png"))
        compress(folder / "report.png")
        browser.open(shown, "light", 620, 316)
        browser.driver.save_screenshot(str(folder / "widget.png"))
        compress(folder / "widget.png")
    finally:
        browser.driver.quit()
        admin("POST", "reset")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=pathlib.Path, metavar="FOLDER", help="renew the README's pictures there, and do nothing else")
    arguments = parser.parse_args()
    if not STACK:
        raise SystemExit("look: start `./serin cloud` and evaluate the exports that it prints")
    LOOK.mkdir(parents=True, exist_ok=True)
    if arguments.pictures:
        pictures(arguments.pictures)
        return 0
    return 1 if check() else 0


if __name__ == "__main__":
    sys.exit(main())
