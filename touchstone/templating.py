"""Jinja templates, set up to be quick: pages ask for the same small templates a hundred thousand times.

What is shown is what Jinja shows; only the way there is shorter, for what our templates never use is left out: calls
that take Jinja's own context, and loading a template anew once it is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from typing import Any

import jinja2
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro, Undefined
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]


class QuickContext(Context):
    """A context that calls functions and macros directly."""

    def call(self, __obj: Any, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        """What a template's call gives. Raises UndefinedError where there is no such function."""
        if type(__obj) is Macro:
            return __obj(self.eval_ctx, *args, **kwargs)
        return __obj(*args, **kwargs)


BLOCKS = (
    "html|head|meta|link|title|script|body|header|footer|nav|main|article|section|aside|div|form|figure|figcaption|"
    "h1|h2|h3|h4|p|ul|ol|li|dl|dt|dd|details|summary|table|thead|tbody|tr"
)
"""Elements beside which white space shows nowhere. Cells are none: on narrow screens some stand in lines of text."""
BEFORE_BLOCK = re.compile(rf"(?<=[>}}])\n+(?=</?(?:{BLOCKS})\b)")
AFTER_BLOCK = re.compile(rf"(</?(?:{BLOCKS})\b[^<>{{}}]*>)\n+")


def lean(html: str) -> str:
    """HTML, or a template of it, without indentation, empty lines, and line breaks that show nowhere."""
    lines = re.sub(r"\n\s*\n", "\n", re.sub(r"(?m)^[ \t]+", "", html))
    return AFTER_BLOCK.sub(r"\1", BEFORE_BLOCK.sub("", lines))


INCLUDED = re.compile(r'{% include "([^"]+)" %}')
"""How a template names another that stands in it; the other sees all its names."""


class WithoutIndentation(Extension):
    """Leaves out the white space between a template's own lines; what is set into them stays as it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template before Jinja reads it."""
        return lean(source)


class WholeTemplates(jinja2.FileSystemLoader):
    """Reads a template with those that it includes in their places, so that none is looked for while a page is made."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its file, and whether that is still the same."""
        source, file, is_same = super().get_source(environment, template)
        return INCLUDED.sub(lambda found: self.get_source(environment, found[1])[0].rstrip("\n"), source), file, is_same


class Templates(jinja2.Environment):
    """Templates that escape everything set into HTML, and stop where a name is not known."""

    context_class = QuickContext
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    """What a thing has by a name; unlike Jinja's own it does not go on to look for an entry of that name."""

    def __init__(self, loader: jinja2.BaseLoader, compiled: jinja2.BytecodeCache | None) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled,
            auto_reload=False,
            extensions=[WithoutIndentation],
        )
        self._loaded: dict[str, jinja2.Template] = {}

    def get_template(  # type: ignore[override]
        self, name: str, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        """A template, loaded at the first time."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
            found.root_render_func.__globals__["escape"] = shown
            found.globals = dict(found.globals)
        return found


def between_tags(text: str) -> Markup:
    """A text as it is set between tags, where quotation marks need no escape; not for attributes."""
    return Markup(escaped(text).replace("&#34;", '"').replace("&#39;", "'"))


def shown(value: Any) -> str:
    """A value as it is set into HTML: what is HTML already as it is, all else escaped. Raises UndefinedError."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if hasattr(value, "__html__"):
        return str(value.__html__())
    if isinstance(value, Undefined):
        return str(value)  # raises
    return escaped(str(value))


escaped: Callable[[str], str] = _escape_inner
"""A text as it is set into HTML, as `markupsafe.escape` gives it, for those who put HTML together themselves."""
