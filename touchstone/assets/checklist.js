// A checklist can be ticked; the ticks stay in this browser. Without this script it is a list to print.
customElements.define("ts-tick", class extends HTMLElement {
  connectedCallback() {
    const entry = this.closest("li");
    const words = entry.textContent.trim().replace(/\s+/g, " ");
    const key = "touchstone-tick " + location.pathname + " " + words.slice(0, 120);
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("aria-label", words);
    box.checked = read(key) === "1";
    box.addEventListener("change", () => write(key, box.checked ? "1" : ""));
    this.append(box);
  }
});

function read(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function write(key, value) {
  try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* ticks last as long as the page */ }
}

document.querySelectorAll(".ts-checklist > ul > li").forEach((entry) => entry.prepend(document.createElement("ts-tick")));
