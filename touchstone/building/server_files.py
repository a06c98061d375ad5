"""Ready configuration for web servers and page hosts, with the policy that a built site states."""

from __future__ import annotations

from pathlib import Path

from touchstone.building.places import BuildStopped
from touchstone.building.policy import FILE

READY = {
    "nginx": "nginx.conf",
    "apache": "apache.conf",
    "iis": "web.config",
    "azure": "staticwebapp.config.json",
    "github": "github-pages.yml",
    "gitlab": "gitlab-ci.yml",
}
"""The ready file for each kind of server, below `docs/deploying/ready/`."""
POLICY, FOLDER = "POLICY", "/srv/standards"
"""What stands in a ready file for the policy and for the folder of the site on the server."""


def server_file(template: str, site: Path, folder: str) -> str:
    """A ready file for the site in `site`, which stands in `folder` on the server. Raises BuildStopped."""
    try:
        policy = (site / FILE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise BuildStopped(
            f"There is no built site in {site}: run scripts/build.py, or name another with --site."
        ) from None
    if any(sign in policy + folder for sign in '"\\<&\n'):
        raise BuildStopped(f"The policy in {site / FILE}, or the folder {folder}, holds a sign that no server takes.")
    return template.replace(POLICY, policy).replace(FOLDER, folder)
