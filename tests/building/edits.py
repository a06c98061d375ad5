"""Edits of a corpus, as authors make them; each leaves it in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

Edit = Callable[[Path], None]
NAMED_BY_PAGES = {"S1U1", "S1U2"}


def units(standards: Path) -> list[Path]:
    return sorted(standards.glob("suites/*/units/*.yaml"))


def change(path: Path, pattern: str, instead: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(pattern, instead, text, count=1, flags=re.MULTILINE), "utf-8")


def retitle(number: int, word: str) -> Edit:
    return lambda standards: change(_one(standards, number), r"^title: .*$", f"title: Do the {word} work")


def reword(number: int, word: str) -> Edit:
    return lambda standards: change(_one(standards, number), r"^( *)text: .*$", rf"\1text: do the {word} thing well")


def say_otherwise(number: int, word: str) -> Edit:
    return lambda standards: change(
        _one(standards, number), r"^target_group: \|\n.*$", f"target_group: |\n  People who see a hazard or {word}."
    )


def move(number: int, grouping: int) -> Edit:
    return lambda standards: change(_one(standards, number), r"^grouping: .*$", f"grouping: grouping-{grouping}")


def retitle_suite(word: str) -> Edit:
    return lambda standards: change(
        standards / "suites" / "suite-1" / "suite.yaml", r"^title: .*$", f"title: Suite of {word}"
    )


def change_role(word: str) -> Edit:
    return lambda standards: change(
        standards / "suites" / "suite-1" / "roles" / "officer-1.yaml", r"^title: .*$", f"title: Officer for {word}"
    )


def add(word: str) -> Edit:
    def edit(standards: Path) -> None:
        folder = standards / "suites" / "suite-1" / "units"
        text = (folder / "S1U1.yaml").read_text("utf-8")
        text = text.replace("code: S1U1\n", f"code: N{word}\n", 1).replace("BENS1U1", f"BENN{word}")
        (folder / f"N{word}.yaml").write_text(text, "utf-8")

    return edit


def remove(number: int) -> Edit:
    """Remove a unit that nothing names, if there is one."""

    def edit(standards: Path) -> None:
        listed = units(standards)
        named = {
            code
            for path in standards.rglob("*.yaml")
            for code in re.findall(r"(?:to|unit): (\S+)", path.read_text("utf-8"))
        }
        free = [path for path in listed if path.stem not in named | NAMED_BY_PAGES]
        if free:
            free[number % len(free)].unlink()

    return edit


def rename(word: str) -> Edit:
    """Give the file of an added unit another name; what it says stays."""

    def edit(standards: Path) -> None:
        added = sorted(standards.glob("suites/*/units/N*.yaml"))
        if added:
            added[0].rename(added[0].with_name(f"N{word}x.yaml"))

    return edit


def change_page(word: str) -> Edit:
    page = '# Home\n\nSee {{ unit("S1U1") }}, {{ item("S1U2", "P3") }} and '
    return lambda standards: (standards.parent / "docs" / "index.md").write_text(f"{page}{word}.\n", "utf-8") and None


def _one(standards: Path, number: int) -> Path:
    listed = units(standards)
    return listed[number % len(listed)]


NUMBERS, WORDS = st.integers(0, 9), st.sampled_from(["alpha", "beta", "gamma", "delta"])
EDITS = st.one_of(
    st.builds(retitle, NUMBERS, WORDS),
    st.builds(reword, NUMBERS, WORDS),
    st.builds(say_otherwise, NUMBERS, WORDS),
    st.builds(move, NUMBERS, st.integers(1, 6)),
    st.builds(retitle_suite, WORDS),
    st.builds(change_role, WORDS),
    st.builds(add, WORDS),
    st.builds(remove, NUMBERS),
    st.builds(rename, WORDS),
    st.builds(change_page, WORDS),
)
