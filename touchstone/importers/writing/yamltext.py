"""Values as the text of a YAML file, in the form that owners edit: block style, keys in order, one entry a list
item."""

from __future__ import annotations

from typing import Any

import yaml

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """A dumper that indents lists, writes texts with paragraphs as blocks, and knows no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the entries of a list below its key."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(values: dict[str, Any], comment: str = "") -> str:
    """The text of a YAML file that holds these values; each line of the comment stands above them."""
    above = "".join(f"# {line}\n" if line else "#\n" for line in comment.splitlines())
    return above + yaml.dump(
        values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )
