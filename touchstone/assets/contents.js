// The table of contents marks the section that is being read. Without this script it is a list of links.
{
  const links = [...document.querySelectorAll(".ts-contents a")];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const READ_FROM = 120;
  let current = null;

  const mark = (link) => {
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
    const box = link?.closest(".md-sidebar__scrollwrap");
    if (box) box.scrollTop = Math.max(0, link.offsetTop - box.clientHeight / 2);
  };
  const look = () => {
    const ended = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const begun = places.filter((place) => ended || place?.getBoundingClientRect().top < READ_FROM).length;
    mark(links[begun - 1]);
  };
  if (links.length) {
    look();
    addEventListener("scroll", () => requestAnimationFrame(look), { passive: true });
    addEventListener("resize", look);
  }
}
