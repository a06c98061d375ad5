"""A reader of mkdocs.yml that needs no builder."""

from __future__ import annotations

import os
from typing import Any

import yaml


class Tolerant(yaml.SafeLoader):
    """Takes the tags that MkDocs takes, and makes nothing of them but of !ENV."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    names = [one.value for one in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
    return next((os.environ[name] for name in names if name in os.environ), None)


Tolerant.add_constructor("!ENV", _from_environment)
Tolerant.add_multi_constructor("", lambda loader, suffix, node: None)
