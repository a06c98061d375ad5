"""The corpus as other tools take it: a page of front matter, JSON or Markdown for each page that our site has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.hugo import escaped_braces

try:
    from yaml import CBaseLoader as Loader
except ImportError:
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

KINDS = (
    ("performance_criteria", "Performance criteria", "performance-criteria"),
    ("knowledge", "Knowledge and understanding", "knowledge"),
)


@dataclass(frozen=True)
class Shell:
    """The theme around a page, cut out of a page that our own build made, so that every tool writes as much."""

    head: str
    tail: str


def shell_of(page: Path) -> Shell:
    """The shell of a built page."""
    html = page.read_text("utf-8")
    start = html.index('<div id="main-content"')
    end = html.index("</article>", start)
    return Shell(html[:start], html[end:])


def units(corpus: Path) -> Iterator[dict[str, Any]]:
    """The values of each unit's file, with its address."""
    for path in sorted(corpus.glob("suites/*/units/*.yaml")):
        values = yaml.load(path.read_text("utf-8"), Loader)
        values["address"] = str(values["urn"]).lower()
        values["suite"] = path.parts[-3]
        yield values


def pages(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The addresses of the pages of a unit, with what each says that it is: its own, and that of its version."""
    here = values["address"]
    yield here, "unit"
    yield f"{here}/v{values['version']}", "version"


def write_light_hugo(folder: Path, corpus: Path, shell: Shell) -> None:
    """A Hugo site of the pages alone: front matter in JSON, and one layout without menus, texts for adverts and the rest."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "/"\ntitle = "Benchmark"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n[build]\nuseResourceCacheWhen = "never"\n'
    )
    layout = escaped_braces(shell.head) + HUGO_BODY + escaped_braces(shell.tail)
    (folder / "layouts" / "_default" / "single.html").write_text(layout, "utf-8")
    for values in units(corpus):
        for address, kind in pages(values):
            path = folder / "content" / "units" / f"{address.replace('/', '-')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            told = {"title": values["title"], "url": f"/units/{address}/", "params": {"unit": values, "kind": kind}}
            path.write_text(json.dumps(told) + "\n", "utf-8")


HUGO_BODY = """{{ $u := .Params.unit }}<div id="main-content"><header class="ts-head"><h1><span class="ts-code">{{ $u.code }}</span> {{ $u.title }}</h1></header>
<section class="ts-section"><h2 id="overview">Overview</h2><p>{{ $u.overview }}</p></section><section class="ts-section"><h2 id="target-group">Target group</h2><p>{{ $u.target_group }}</p></section>
{{ range slice (slice "Performance criteria" $u.performance_criteria) (slice "Knowledge and understanding" $u.knowledge) (slice "Scope" $u.scope) }}<section class="ts-section"><h2>{{ index . 0 }}</h2>
{{ range index . 1 }}<h3>{{ or .heading .term }}</h3><ul class="ts-items" role="list">{{ range .items }}<li class="ts-item" id="{{ lower .id }}"><a class="ts-label" href="#{{ lower .id }}">{{ .id }}<span class="ts-away"> link to this item</span></a><div class="ts-words"><p class="ts-text">{{ .text }}</p></div></li>
{{ end }}</ul>{{ end }}</section>{{ end }}
<section class="ts-section"><h2 id="links">Links</h2><ul>{{ range $u.links }}<li><a href="../{{ .to }}/">{{ .to }}</a> {{ .kind }}</li>{{ end }}</ul></section>
<dl class="ts-details">{{ range $n, $v := $u }}{{ if not (reflect.IsSlice $v) }}<dt>{{ $n }}</dt><dd>{{ $v }}</dd>{{ end }}{{ end }}</dl></div>
"""


def write_eleventy(folder: Path, corpus: Path, shell: Shell) -> None:
    """An Eleventy site of the pages alone: one JavaScript template over one file of all pages."""
    (folder / "src").mkdir(parents=True)
    listed = [
        {"address": address, "kind": kind, "unit": values}
        for values in units(corpus)
        for address, kind in pages(values)
    ]
    (folder / "src" / "all.json").write_text(json.dumps(listed), "utf-8")
    (folder / "src" / "shell.json").write_text(json.dumps([shell.head, shell.tail]), "utf-8")
    (folder / "src" / "unit.11ty.js").write_text(ELEVENTY, "utf-8")
    (folder / "package.json").write_text('{"type":"module"}', "utf-8")


ELEVENTY = """import { readFileSync } from "node:fs";
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url)));
const [head, tail] = read("shell.json");
const safe = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const items = (groups) => groups.map((group) => `<h3>${safe(group.heading || group.term)}</h3><ul class="ts-items" role="list">` + group.items.map((one) => `<li class="ts-item" id="${safe(one.id.toLowerCase())}"><a class="ts-label" href="#${safe(one.id.toLowerCase())}">${safe(one.id)}<span class="ts-away"> link to this item</span></a><div class="ts-words"><p class="ts-text">${safe(one.text)}</p></div></li>\\n`).join("") + "</ul>").join("");
const section = (title, groups) => `<section class="ts-section"><h2>${title}</h2>${items(groups)}</section>`;
export const data = () => ({ all: read("all.json"), pagination: { data: "all", size: 1, alias: "one" }, permalink: (data) => `units/${data.one.address}/index.html` });
export function render({ one }) {
  const unit = one.unit;
  const body = `<section class="ts-section"><h2>Overview</h2><p>${safe(unit.overview)}</p></section><section class="ts-section"><h2>Target group</h2><p>${safe(unit.target_group)}</p></section>` + section("Performance criteria", unit.performance_criteria) + section("Knowledge and understanding", unit.knowledge) + section("Scope", unit.scope) + `<ul>${unit.links.map((link) => `<li><a href="../${safe(link.to)}/">${safe(link.to)}</a></li>`).join("")}</ul><dl class="ts-details">${Object.entries(unit).filter(([, value]) => !Array.isArray(value)).map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`).join("")}</dl>`;
  return `${head}<div id="main-content"><h1><span class="ts-code">${safe(unit.code)}</span> ${safe(unit.title)}</h1>${body}</div>${tail}`;
}
"""


def write_markdown(folder: Path, corpus: Path, macros: bool) -> list[str]:
    """Markdown pages for MkDocs and Zensical: with all words in them, or with one macro that reads the unit's file."""
    names = []
    for values in units(corpus):
        for address, kind in pages(values):
            path = folder / "docs" / "units" / f"{address}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f'{{{{ unit_page("{values["suite"]}", "{values["code"]}", "{kind}") }}}}\n'
                if macros
                else markdown(values),
                "utf-8",
            )
            names.append(f"units/{address}.md")
    return names


def markdown(values: dict[str, Any]) -> str:
    """A page of a unit in Markdown."""
    head = f"# {values['code']} {values['title']}\n\n"
    parts = [head, f"## Overview\n\n{values['overview']}\n\n## Target group\n\n{values['target_group']}\n\n"]
    for key, title, _ in KINDS:
        parts.append(f"## {title}\n\n")
        for group in values[key]:
            parts.append(f"### {group['heading']}\n\n")
            parts += [f"**{item['id']}**{{ #{item['id'].lower()} }} {item['text']}\n\n" for item in group["items"]]
    parts.append("## Scope\n\n")
    for term in values["scope"]:
        parts.append(f"### {term['term']}\n\n")
        parts += [f"**{item['id']}**{{ #{item['id'].lower()} }} {item['text']}\n\n" for item in term["items"]]
    told = "".join(
        f"| {name} | {value} |\n" for name, value in values.items() if isinstance(value, str) and "\n" not in value
    )
    return "".join(parts) + "## Details\n\n| What | Value |\n| --- | --- |\n" + told
