// The basket: items and units that were picked on any page, kept in this browser only. Each entry keeps what its citation tells.
const touchstoneBasket = (() => {
  const MOST = 500;
  const TEXTS = ["code", "version", "title", "suite", "owner", "approved", "wording", "latest", "frozen", "since", "label", "words", "anchor", "note"];
  const key = () => `touchstone-basket ${new URL(root(), location.href).pathname.replace(/index\.html$/, "")}`;
  const root = () => document.querySelector("[data-root]")?.dataset.root ?? "./";
  const listeners = [];
  let unkept = [];

  /** The stores that this browser lets a page use, the lasting one first. */
  function store() {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        window[name].setItem("touchstone-try", "1");
        window[name].removeItem("touchstone-try");
        return window[name];
      } catch { /* try the next */ }
    }
    return null;
  }

  /** An entry with nothing in it but what an entry holds; null where it is none. */
  function sound(entry) {
    if (typeof entry?.code !== "string" || typeof entry.latest !== "string") return null;
    const parts = Array.isArray(entry.parts) ? entry.parts.filter((part) => Array.isArray(part) && part.every((one) => typeof one === "string")) : [];
    const texts = Object.fromEntries(TEXTS.map((name) => [name, typeof entry[name] === "string" ? entry[name].slice(0, 20000) : ""]));
    return { ...texts, quoted: entry.quoted === true, parts };
  }

  function read() {
    try {
      const kept = store();
      const entries = kept ? JSON.parse(kept.getItem(key()) ?? "[]") : unkept;
      return Array.isArray(entries) ? entries.map(sound).filter(Boolean).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  /** Keep entries; gives whether they will be there on the next page. */
  function write(entries) {
    unkept = entries;
    let kept = false;
    try {
      const into = store();
      into?.setItem(key(), JSON.stringify(entries.map(({ root: _, ...entry }) => entry)));
      kept = Boolean(into);
    } catch { /* full, or not allowed */ }
    listeners.forEach((listener) => listener());
    return kept;
  }

  const same = (one, other) => one.code === other.code && one.version === other.version && one.anchor === other.anchor;
  const holds = (entry) => read().some((one) => same(one, entry));

  function toggle(entry) {
    const entries = read();
    const others = entries.filter((one) => !same(one, entry));
    return write(others.length < entries.length ? others : [...entries, sound(entry)].slice(0, MOST));
  }

  window.addEventListener("storage", () => listeners.forEach((listener) => listener()));
  return { read, write, toggle, holds, same, sound, root, onChange: (listener) => listeners.push(listener), lasts: () => store() === window.localStorage };
})();

customElements.define("ts-collect", class extends HTMLElement {
  connectedCallback() {
    const cited = touchstoneCite.citedAt(this.closest(".ts-items > li"));
    if (!cited) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ts-tool";
    button.innerHTML = '<svg viewBox="4 4 16 16" aria-hidden="true" class="ts-icon"><path class="ts-icon__plus" d="M12 6v12M6 12h12"/><path class="ts-icon__tick" d="M6 12l4 4 8-8"/></svg><span class="ts-tool__words">Add to basket</span>';
    button.setAttribute("aria-label", `Add ${touchstoneCite.named(cited)} to the basket`);
    const told = document.createElement("span");
    told.className = "ts-told";
    told.setAttribute("role", "status");
    const show = () => {
      const held = touchstoneBasket.holds(cited);
      button.setAttribute("aria-pressed", String(held));
      button.title = held ? "In the basket: take it out" : button.getAttribute("aria-label");
    };
    button.addEventListener("click", () => {
      const kept = touchstoneBasket.toggle(cited);
      told.textContent = kept ? `In the basket: ${touchstoneBasket.read().length}` : "This browser keeps nothing: the basket is lost with this page";
      if (kept) setTimeout(() => { told.textContent = ""; }, 3000);
    });
    touchstoneBasket.onChange(show);
    show();
    this.replaceChildren(button, told);
  }
});

customElements.define("ts-basket-link", class extends HTMLElement {
  connectedCallback() {
    const count = document.createElement("span");
    const show = () => {
      const number = touchstoneBasket.read().length;
      count.textContent = number ? ` (${number})` : "";
    };
    this.querySelector("a").append(count);
    touchstoneBasket.onChange(show);
    show();
  }
});
