// The theme sets tables into boxes; one that is wider than its box scrolls, and the keyboard must reach it.
const reach = () => document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
});
addEventListener("load", reach);
addEventListener("resize", reach);
