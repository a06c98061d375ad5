"""The page of problem codes, made from the rules' own words."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from touchstone import addresses
from touchstone.page import Heading, Page
from touchstone.render import Site
from touchstone.rules.all import RULES
from touchstone.rules.guidance import CODE, pages_name_what_is_held
from touchstone.rules.reading import PAGES, READING


@dataclass(frozen=True)
class RulePage:
    """A rule in the words of its docstring."""

    code: str
    what: str
    why: str
    example: str
    severity: str


def rule_pages() -> list[RulePage]:
    """Every problem code with its rule, why it is there, and an example, in the order of the codes."""
    texts = [(code, text, "problem") for code, text in {**READING, **PAGES}.items()]
    texts += [(rule.code, rule.page, rule.severity) for rule in RULES]
    texts.append((CODE, inspect.getdoc(pages_name_what_is_held) or "", "problem"))
    return [_page_of(code, inspect.cleandoc(text), severity) for code, text, severity in sorted(texts)]


def _page_of(code: str, text: str, severity: str) -> RulePage:
    """Read the parts of a docstring. Raises ValueError where one is missing."""
    match = re.fullmatch(r"(?P<what>.+?)\n\nWhy: (?P<why>.+?)\n\nExample:\n(?P<example>.+)", text, re.DOTALL)
    if match is None:
        raise ValueError(f"the docstring of {code} lacks what, why or an example")
    what, why = (" ".join(match[part].split()) for part in ("what", "why"))
    return RulePage(code, what.rstrip("."), why, inspect.cleandoc("\n" + match["example"]), severity)


def with_code(text: str) -> Markup:
    """A text in which what stands between backticks is shown as code, as HTML."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def problems_page(site: Site) -> Page:
    """The page of all problem codes."""
    rules = rule_pages()
    return Page(
        address=addresses.PROBLEMS,
        kind="problems",
        title="Problems and what to do",
        description=f"The {len(rules)} kinds of problem that a check finds: the rule, why it is there, and an example.",
        body=site.render("problems", addresses.PROBLEMS, rules=rules, with_code=with_code),
        section=addresses.PROBLEMS,
        contents=tuple(Heading(f"{rule.code} {rule.what.replace('`', '')}", rule.code.lower()) for rule in rules),
    )
