// Leads on from an address that has moved, and takes the fragment along: to the item's own new place where the page
// names one. Without this script the page's own refresh leads on, to the top of the new page.
{
  const page = document.querySelector("[data-moved-to]");
  const item = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const link = item?.querySelector(".ts-told a[href]") ?? page?.querySelector(".ts-told a[href]");
  if (link) {
    const target = new URL(link.href);
    if (!target.hash && !item) target.hash = location.hash;
    if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    location.replace(target);
  }
}
