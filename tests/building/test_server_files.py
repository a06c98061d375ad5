"""The ready files for servers: each can be read, and names the very policy that the built site states."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.building.conftest import PROJECT, Content
from touchstone.building.places import BuildStopped
from touchstone.building.policy import FILE
from touchstone.building.server_files import READY, server_file

READY_FOLDER = PROJECT / "docs" / "deploying" / "ready"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
TYPES = {"html", "css", "js", "json", "yaml", "xml", "txt", "bib", "ris", "svg", "png", "woff2", "sha256", "map"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site that states a policy."""
    (tmp_path / FILE).write_text("default-src 'self'; script-src 'self' 'sha256-a+b/c='\n", "utf-8")
    return tmp_path


@pytest.fixture
def policy(site: Path) -> str:
    """The policy that the site states."""
    return (site / FILE).read_text("utf-8").strip()


@pytest.fixture
def ready(site: Path) -> Callable[[str], str]:
    """A function that gives a ready file for the site."""
    return lambda server: server_file((READY_FOLDER / READY[server]).read_text("utf-8"), site, "/srv/my standards")


def nginx_blocks(text: str) -> list[list[str]]:
    """The directives of nginx in their order, each as its words; raises AssertionError where braces do not match."""
    words = re.findall(r'#[^\n]*|"(?:[^"\\]|\\.)*"|[;{}]|[^\s;{}"]+', text)
    depth, open_one, found = 0, [], []  # type: ignore[var-annotated]
    for word in words:
        if word.startswith("#"):
            continue
        if word in (";", "{"):
            assert open_one, "a sign without a directive before it"
            found.append(open_one)
            open_one = []
        elif word != "}":
            open_one = [*open_one, word.strip('"')]
        depth += {"{": 1, "}": -1}.get(word, 0)
        assert depth >= 0
    assert depth == 0 and not open_one
    return found


def test_the_file_for_nginx(ready: Callable[[str], str], policy: str) -> None:
    told = nginx_blocks(ready("nginx"))
    headers = {one[1]: one[2] for one in told if one[0] == "add_header"}
    assert headers == {**HEADERS, "Content-Security-Policy": policy, "Cache-Control": "$standards_caching"}
    assert all(one[3] == "always" for one in told if one[0] == "add_header")
    assert ["root", "/srv/my", "standards"] in told or ["root", "/srv/my standards"] in told
    assert {name for one in told if "/" in one[0] for name in one[1:]} >= TYPES


def test_the_file_for_apache(ready: Callable[[str], str], policy: str) -> None:
    lines = [
        shlex.split(line, posix=True) for line in ready("apache").splitlines() if not line.lstrip().startswith("#")
    ]
    headers = {line[3]: line[4] for line in lines if line[:3] == ["Header", "always", "set"] and line[3] in HEADERS}
    assert headers == HEADERS
    assert ["Header", "always", "set", "Content-Security-Policy", policy] in lines
    assert ["DocumentRoot", "/srv/my standards"] in lines
    assert {name.lstrip(".") for line in lines if line[:1] == ["AddType"] for name in line[2:]} >= TYPES
    sections: list[str] = []
    for line in (line for line in lines if line and line[0].startswith("<")):
        name = line[0].strip("</>")
        if line[0].startswith("</"):
            assert sections.pop() == name
        else:
            sections.append(name)
    assert sections == []


def test_the_file_for_internet_information_services(ready: Callable[[str], str], policy: str) -> None:
    root = ElementTree.fromstring(ready("iis").encode())
    headers = {one.get("name"): one.get("value") for one in root.iterfind(".//customHeaders/add")}
    assert headers == {**HEADERS, "Content-Security-Policy": policy}
    mapped = [str(one.get("fileExtension")) for one in root.iterfind(".//mimeMap")]
    assert {name.lstrip(".") for name in mapped} >= TYPES
    assert mapped == [one.get("fileExtension") for one in root.iterfind(".//staticContent/remove")]


def test_the_file_for_azure(ready: Callable[[str], str], policy: str) -> None:
    told = json.loads(ready("azure"))
    assert told["globalHeaders"] == {**HEADERS, "Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    assert set(told) == {"responseOverrides", "globalHeaders", "routes", "mimeTypes"}
    assert {"yaml", "bib", "ris"} <= {name.lstrip(".") for name in told["mimeTypes"]}
    assert len(ready("azure")) < 20_000


@pytest.mark.parametrize(("server", "publishes"), [("github", "site"), ("gitlab", "public")])
def test_the_files_for_page_hosts_run_the_build_with_options_that_it_has(
    ready: Callable[[str], str], server: str, publishes: str
) -> None:
    told = yaml.safe_load(ready(server))
    steps = (
        told["jobs"]["publish"]["steps"] if server == "github" else [{"run": one} for one in told["pages"]["script"]]
    )
    (command,) = [step["run"] for step in steps if "run" in step]
    script, *options = shlex.split(command)[1:]
    assert (script, options[-2:]) == ("scripts/build.py", ["--site", publishes])
    known = subprocess.run([sys.executable, script, "--help"], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert all(option in known.stdout for option in options if option.startswith("--"))
    published = {step["uses"].partition("@")[0] for step in steps if "uses" in step}
    assert server == "gitlab" or {"actions/upload-pages-artifact", "actions/deploy-pages"} <= published


def test_hashed_files_are_those_of_the_theme(content: Content) -> None:
    content.build()
    hashed = re.compile(r"\.[0-9a-f]{8}\.min\.(css|js)$")
    pages = "".join(path.read_text("utf-8") for path in content.site.rglob("*.html"))
    asked = set(re.findall(r'(?:src|href)="(?:\.\./)*(?:\./)?(assets/(?:stylesheets|javascripts)/[^"]+)"', pages))
    assert asked
    assert {one for one in asked if not hashed.search(one)} == set()


def test_the_page_shows_every_ready_file() -> None:
    page = (PROJECT / "docs" / "deploying" / "index.md").read_text("utf-8")
    assert sorted(re.findall(r'{% include "deploying/ready/(.+?)" %}', page)) == sorted(READY.values())
    assert sorted(path.name for path in READY_FOLDER.iterdir()) == sorted(READY.values())


def configured(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "scripts" / "configure.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_script_prints_or_writes_a_file(site: Path, policy: str, tmp_path: Path) -> None:
    printed = configured("azure", "--site", str(site))
    assert json.loads(printed.stdout)["globalHeaders"]["Content-Security-Policy"] == policy
    to = tmp_path / "web.config"
    assert configured("iis", "--site", str(site), "--to", str(to)).returncode == 0
    assert policy in to.read_text("utf-8")


def test_without_a_site_the_script_says_what_to_do(tmp_path: Path) -> None:
    told = configured("nginx", "--site", str(tmp_path / "none"))
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("There is no built site in ")
    assert len(told.stderr.splitlines()) == 1


def test_a_folder_that_would_break_the_file_is_refused(site: Path) -> None:
    with pytest.raises(BuildStopped, match="holds a sign"):
        server_file("POLICY", site, '/srv/a"; b')


@pytest.mark.parametrize("builder", ["mkdocs", pytest.param("zensical", marks=pytest.mark.zensical)])
def test_no_ready_file_is_published_where_a_server_could_take_it_for_its_own(content: Content, builder: str) -> None:
    shutil.copytree(READY_FOLDER, content.docs / "deploying" / "ready")
    content.build(builder=builder)
    assert not (content.site / "deploying").exists()
