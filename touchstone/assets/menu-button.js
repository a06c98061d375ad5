// The theme opens its menu on narrow screens with a label, which a keyboard cannot reach: make it a button.
const toggle = document.getElementById("__drawer");
document.querySelectorAll('.md-header label[for="__drawer"]').forEach((label) => {
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", "Menu");
  label.tabIndex = 0;
  const tell = () => label.setAttribute("aria-expanded", String(toggle.checked));
  tell();
  toggle.addEventListener("change", tell);
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // the theme would toggle it once more
    toggle.click();
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.checked) toggle.click();
});
