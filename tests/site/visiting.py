"""Visits of every page of a site in a real browser, two at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

AT_A_TIME = 2
NOT_THERE = "404.html"
"""The page that gets the look of the site after it was loaded."""
WCAG_2_2_AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int = 1280
    scheme: str = "light"
    script: bool = True
    axe: bool = True


@dataclass(frozen=True)
class Visit:
    """What one visit of a page showed."""

    address: str
    requests: tuple[str, ...]
    said: tuple[str, ...]
    """Errors and warnings on the console, errors of scripts, and requests that failed."""
    violations: tuple[str, ...]
    """What axe found, each with its place."""
    width: int
    """How wide the page is; more than the window where it must be scrolled sideways."""
    scheme: str
    hidden: tuple[str, ...]
    """The words of the article that no reader can see."""
    empty: tuple[str, ...] = ()
    """The boxes beside the article that are shown, and hold nothing to follow."""


def visit_all(launch: dict[str, Any], base: str, addresses: Sequence[str], look: Look) -> list[Visit]:
    """Visit each address below `base`."""
    shares = [addresses[start::AT_A_TIME] for start in range(AT_A_TIME)]
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return [
            one for visits in pool.map(lambda share: list(_visits(launch, base, share, look)), shares) for one in visits
        ]


def _visits(launch: dict[str, Any], base: str, addresses: Sequence[str], look: Look) -> Iterator[Visit]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch)
        context = browser.new_context(
            viewport={"width": look.width, "height": 900},
            color_scheme=look.scheme,  # type: ignore[arg-type]
            java_script_enabled=look.script,
            reduced_motion="reduce",
        )
        page = context.new_page()
        for address in addresses:
            yield _visit(page, base, address, look)
        browser.close()


def _visit(page: Page, base: str, address: str, look: Look) -> Visit:
    requests: list[str] = []
    said: list[str] = []
    listeners = {
        "request": lambda request: requests.append(request.url),
        "requestfailed": lambda request: said.append(f"failed: {request.url}"),
        "pageerror": lambda error: said.append(str(error)),
        "console": lambda message: said.append(message.text) if message.type in ("error", "warning") else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    page.goto(base + address, wait_until="networkidle" if address == NOT_THERE else "load")
    found = page.evaluate(ABOUT_THE_PAGE)
    violations = Axe().run(page, options=WCAG_2_2_AA).response["violations"] if look.axe else []
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return Visit(
        address,
        tuple(requests),
        tuple(said),
        tuple(_worded(one) for one in violations),
        found["width"],
        found["scheme"],
        tuple(found["hidden"]),
        tuple(found["empty"]),
    )


def _worded(violation: dict[str, Any]) -> str:
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']}: {'; '.join(places[:3])}{' …' if len(places) > 3 else ''}"


ABOUT_THE_PAGE = """() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const folded = (element) => element.closest("details:not([open])") !== null;
  const hidden = [];
  const article = document.querySelector(".md-content") ?? document.querySelector("main");
  for (const element of article.querySelectorAll("*")) {
    if (element.closest(".ts-address, [data-with-script], script, style, template")) continue; // for paper, for scripts
    const own = [...element.childNodes].filter((node) => node.nodeType === 3);
    const words = own.map((node) => node.data).join("").trim();
    if (words && !folded(element) && !seen(element)) hidden.push(words.slice(0, 60));
  }
  return {
    width: document.documentElement.scrollWidth,
    scheme: document.body.dataset.mdColorScheme ?? "",
    hidden,
    empty: [...document.querySelectorAll(".md-sidebar")]
      .filter((box) => seen(box) && ![...box.querySelectorAll("a")].some((link) => link.offsetHeight && seen(link)))
      .map((box) => box.className),
  };
}"""
