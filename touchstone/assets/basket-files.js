// What a basket is taken away as: CSV, Markdown, and a link that names its entries by code.
const touchstoneBasketFiles = (() => {
  const MOST = 200;
  const FORM = /^([a-z0-9][a-z0-9-]{0,99})(?:\.v(\d{1,4}))?(?:\.([a-z0-9][a-z0-9-]{0,39}))?$/;

  /** A cell that no spreadsheet takes for a formula. */
  function cell(text) {
    const safe = /^[=+\-@\t\r]/.test(text) ? " " + text : text;
    return /[",\r\n]|^\s/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function csv(entries) {
    const head = ["Cited as", "Code", "Version", "Item", "Words", "Unit", "Suite", "Owner", "Approved", "Wording", "Latest version", "This version", "Note"];
    const rows = entries.map((one) => [
      touchstoneCite.short(one), one.code, one.version, one.label, words(one), one.title, one.suite, one.owner, one.approved, one.wording, one.latest, one.frozen, one.note,
    ]);
    return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  const words = (one) => [one.words, ...one.parts.map(([letter, text]) => `${letter}. ${text}`)].filter(Boolean).join("\n");

  function markdown(entries) {
    const text = (entry) => touchstoneCite.markdown(entry) + (entry.note ? `\n\nNote: ${entry.note.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s*\n\s*/g, " ")}` : "");
    return `# Basket\n\n${entries.map(text).join("\n\n---\n\n")}\n`;
  }

  /** The name of an entry in a link: the last part of its unit's address, the version, the anchor. */
  function name(entry) {
    const unit = entry.latest.split("#")[0].split("/").filter((part) => part && part !== "index.html").pop();
    return unit + (entry.version ? `.v${entry.version}` : "") + (entry.anchor ? `.${entry.anchor}` : "");
  }

  /** The names that a link carries, read with care: what is no name is counted and left out. */
  function named(hash) {
    if (!hash.startsWith("#items=")) return null;
    const parts = hash.slice("#items=".length).split(",").filter(Boolean);
    const found = parts.slice(0, MOST).map((part) => part.match(FORM)).filter(Boolean);
    return { entries: found.map(([, unit, version = "", anchor = ""]) => ({ unit, version, anchor })), refused: parts.length - found.length };
  }

  const told = new Map();
  /** Called by each of the scripts with a unit's words. */
  window.touchstoneWords = (unit) => told.set(unit.latest.split("/").filter(Boolean).pop(), unit);

  /** Load the words of a unit from the script beside its page; null where there is none. */
  function loadUnit(unit, root) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.onload = () => done(told.get(unit) ?? null);
      script.onerror = () => done(null);
      script.src = `${root}units/${unit}/words.js`;
      document.head.append(script);
    });
  }

  /** The entries that a link names, with the words that this site holds for them. */
  async function filled(names, root) {
    const units = new Map();
    for (const unit of new Set(names.map((one) => one.unit))) units.set(unit, await loadUnit(unit, root));
    return names.map((one) => entry(one, units.get(one.unit)));
  }

  function entry({ unit, version, anchor }, told) {
    const item = anchor && told && Object.hasOwn(told.items, anchor) ? told.items[anchor] : null;
    if (!told || (anchor && !item)) return { missing: [unit, version && `v${version}`, anchor].filter(Boolean).join(" ") };
    const at = (address) => address && address + (anchor ? `#${anchor}` : "");
    const other = version && version !== told.version ? version : "";
    return { ...told, items: undefined, anchor, label: item?.label ?? "", words: item?.words ?? "", parts: item?.parts ?? [], latest: at(told.latest), frozen: at(told.frozen), note: "", other };
  }

  return { csv, markdown, cell, name, named, filled };
})();
