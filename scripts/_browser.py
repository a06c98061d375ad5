"""A browser for the tests: one that is there, or one that is installed for them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHOSEN = "TOUCHSTONE_BROWSER"
"""The environment variable that names the browser, to this script and from it to the tests."""
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
MAC_PLACES = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
PACKAGES = ("chromium", "fonts-liberation")
ANSWERS_WITHIN = 30


class NoBrowser(Exception):
    """There is no browser and none could be installed. The message says what to do."""


def browser():
    """The path of a browser that works, after installing one where there is none. Raises NoBrowser."""
    found = installed_browser()
    reasons = []
    for install in (install_with_apt, install_with_playwright):
        if found is None:
            reasons += install()
            found = installed_browser()
    if found is None:
        raise NoBrowser(
            "There is no browser for the tests, and none could be installed ({}): install Chromium, Chrome or Edge, or"
            " leave the browser tests out with --no-browser.".format("; ".join(reasons))
        )
    return found


def installed_browser():
    """The path of a browser that is there and works, None when there is none."""
    return next(filter(works, candidates()), None)


def candidates():
    """Where a browser may be, the likeliest first; what takes longest to find out comes last."""
    yield os.environ.get(CHOSEN, "")
    yield from (shutil.which(name) or "" for name in NAMES)
    yield from usual_places(sys.platform, os.environ)
    yield playwrights_own()


def usual_places(platform, environment):
    """Where macOS and Windows keep browsers, which are not on the PATH there."""
    if platform == "darwin":
        folders, places = ("/Applications", environment.get("HOME", "") + "/Applications"), MAC_PLACES
    elif platform == "win32":
        folders = [environment.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")]
        places = WINDOWS_PLACES
    else:
        folders, places = (), ()
    return [str(Path(folder, place)) for place in places for folder in folders if folder]


def playwrights_own():
    """Where Playwright keeps the Chromium that it downloads, whether or not it has done so."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def works(path):
    """Whether there is a browser at `path`. On Linux it must answer: Ubuntu has stand-ins that only name a snap."""
    if not os.path.isfile(path):
        return False
    return not sys.platform.startswith("linux") or ends_well([path, "--version"], timeout=ANSWERS_WITHIN)


def ends_well(command, **more):
    """Whether `command` can be run and gives exit code 0."""
    try:
        return subprocess.run(command, capture_output=True, check=False, **more).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_with_apt():
    """Install Chromium on Debian or Ubuntu; gives back why that did not work, nothing when it did."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() != 0:
        return ["apt-get needs root: sudo apt-get install " + " ".join(PACKAGES)]
    print("Installing a browser for the tests: apt-get install", *PACKAGES, file=sys.stderr, flush=True)
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    ends_well([*apt, "update"], env=quiet)
    done = ends_well([*apt, "install", "-y", "--no-install-recommends", *PACKAGES], env=quiet)
    return [] if done else ["apt-get could not install " + PACKAGES[0]]


def install_with_playwright():
    """Let Playwright download its Chromium; gives back why that did not work, nothing when it did."""
    print("Downloading a browser for the tests: playwright install chromium", file=sys.stderr, flush=True)
    done = ends_well([sys.executable, "-m", "playwright", "install", "chromium"])
    return [] if done else ["Playwright could not download its Chromium"]
