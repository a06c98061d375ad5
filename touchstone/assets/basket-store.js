// The basket: items and units that were picked on any page, kept in this browser only. Each entry keeps what its citation tells.
const touchstoneBasket = (() => {
  const MOST = 500;
  const TEXTS = ["code", "version", "title", "suite", "owner", "approved", "wording", "latest", "frozen", "since", "label", "words", "anchor", "note"];
  const place = () => new URL(root(), location.href).pathname.replace(/index\.html$/, "");
  const key = () => `touchstone-basket ${place()}`;
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
    tell();
    return kept;
  }

  /** The title that a reader gave to the basket; with `text` it is kept. */
  function title(text) {
    try {
      if (text !== undefined) store()?.setItem(`${key()} title`, text);
      return store()?.getItem(`${key()} title`) ?? "";
    } catch {
      return "";
    }
  }

  const same = (one, other) => one.code === other.code && one.version === other.version && one.anchor === other.anchor;
  const holds = (entry) => read().some((one) => same(one, entry));

  function toggle(entry) {
    const entries = read();
    const others = entries.filter((one) => !same(one, entry));
    return write(others.length < entries.length ? others : [...entries, sound(entry)].slice(0, MOST));
  }

  const tell = () => listeners.forEach((listener) => listener());
  window.addEventListener("storage", (event) => { if (event.key === null || event.key === key()) tell(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) tell(); }); // a page that is shown again as it was left
  const lasts = () => { try { return store() === window.localStorage; } catch { return false; } };
  return { read, write, title, toggle, holds, same, sound, root, place, lasts, keeps: () => Boolean(store()), onChange: (listener) => listeners.push(listener) };
})();

/** How many entries the basket has, on the link that leads to it from every page. */
customElements.define("ts-basket-count", class extends HTMLElement {
  connectedCallback() {
    const show = () => {
      const number = touchstoneBasket.read().length;
      this.textContent = number || "";
      this.nextElementSibling.textContent = number ? (number === 1 ? "entry" : "entries") : "";
    };
    touchstoneBasket.onChange(show);
    show();
  }
});
