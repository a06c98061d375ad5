"""A project of its own for each test, so that nothing that another build kept shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from macros.building import Made, Options, build

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Content:
    """A small corpus with a page of its own, and the project that builds it."""

    folder: Path

    @property
    def standards(self) -> Path:
        return self.folder / "standards"

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def project(self, name: str) -> Path:
        """A project with nothing kept, whose program is this one."""
        project = self.folder / name
        if not project.exists():
            project.mkdir()
            for one in ("touchstone", "macros", "mkdocs.yml"):
                (project / one).symlink_to(PROJECT / one)
        return project

    def build(self, site: Path | None = None, project: str = "project", **options: bool | str) -> Made:
        return build(self.project(project), self.standards, self.docs, site or self.site, Options(**options))  # type: ignore[arg-type]

    def built_clean(self, name: str, **options: bool | str) -> dict[str, bytes]:
        """What a build makes that knows of no other."""
        site = self.folder / f"clean-{name}"
        self.build(site, f"project-{name}", **options)
        return everything(site)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(folder: Path, units: int = 7) -> Content:
    """A corpus in a folder."""
    content = Content(folder)
    write_corpus(content.standards, units)
    content.docs.mkdir()
    (content.docs / "index.md").write_text('# Home\n\nSee {{ unit("S1U1") }} and {{ item("S1U2", "P3") }}.\n', "utf-8")
    return content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return written(tmp_path)
