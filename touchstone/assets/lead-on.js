// Leads on from an address that has moved: to the place of what the item was last, where the page names one, else with
// the fragment to the new page, which says what became of it. Without this script the page stays, and says at each anchor
// that the old page had where it leads today.
{
  const page = document.querySelector("[data-moved-to]");
  const item = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const own = [...(item?.querySelectorAll(".ts-became") ?? [])].pop()?.querySelector("a[href]");
  const link = own ?? page?.querySelector(".ts-became a[href]");
  if (link) {
    const target = new URL(link.href);
    if (!target.hash && !own) target.hash = location.hash;
    if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    location.replace(target);
  }
}
