// Opened from a disk or shared drive, a browser shows a folder where a server would show its page: name the page.
if (location.protocol === "file:") {
  const toPage = (link) => {
    const address = link.getAttribute("href");
    if (!address || /^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith("#")) return;
    const [path, fragment] = address.split("#");
    if (!path || /\.[a-z0-9]+$/i.test(path)) return;
    link.setAttribute("href", path.replace(/\/?$/, "/index.html") + (fragment === undefined ? "" : "#" + fragment));
  };
  const mend = () => document.querySelectorAll("a[href]").forEach(toPage);
  mend();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link) toPage(link);
  }, true);
}
