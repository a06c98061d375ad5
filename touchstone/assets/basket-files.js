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
    const head = ["Cited as", "Code", "Version", "Item", "Words", "Unit", "Suite", "Owner", "Approved", "Wording", "Latest version", "This version", "Since then", "Note"];
    const rows = entries.map((one) => [
      touchstoneCite.short(one), one.code, one.version, one.label, words(one), one.title, one.suite, one.owner, one.approved, one.wording, one.latest, one.frozen, one.since, one.note,
    ]);
    return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  const words = (one) => [one.words, ...one.parts.map(([letter, text]) => `${letter}. ${text}`)].filter(Boolean).join("\n");

  function markdown(entries) {
    const text = (entry) => touchstoneCite.markdown(entry) + (entry.note ? `\n\nNote: ${entry.note.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s*\n\s*/g, " ")}` : "");
    return `# Basket\n\n${entries.map(text).join("\n\n---\n\n")}\n`;
  }

  const KINDS = { unit: "Standards", P: "Duties", K: "Knowledge", S: "Scope", V: "Values", B: "Behaviours", SK: "Skills", other: "Other items" };

  /** The entries under the headings of a job description and person specification, in their order. */
  function byKind(entries) {
    const sign = (one) => one.label.match(/(?:^|\/)(P|K|S|V|B|SK)\d+$/)?.[1] ?? (one.label ? "other" : "unit");
    const under = Object.entries(KINDS).map(([kind, heading]) => ({ heading, entries: entries.filter((one) => sign(one) === kind) }));
    return under.filter((one) => one.entries.length);
  }

  /** The name of an entry in a link: the last part of its unit's address, the version, the anchor. */
  function name(entry) {
    const steps = (address) => address.split("#")[0].split("/").filter((part) => part && part !== "index.html");
    const unit = entry.frozen ? steps(entry.frozen).at(-2) : steps(entry.latest).at(-1);
    return unit + (entry.version ? `.v${entry.version}` : "") + (entry.anchor ? `.${entry.anchor}` : "");
  }

  /** The names that a link carries, read with care: what is no name is counted and left out. */
  function named(hash) {
    if (!hash.startsWith("#items=")) return null;
    const parts = hash.slice("#items=".length).split(",").filter(Boolean);
    const found = parts.slice(0, MOST).map((part) => part.match(FORM)).filter(Boolean);
    return { entries: found.map(([, unit, version = "", anchor = ""]) => ({ unit, version, anchor })), refused: parts.length - found.length };
  }

  const read = new Map();
  /** Called by each of the scripts with the words of the unit, or the version of one, beside whose page it stands. */
  window.touchstoneWords = (words) => read.set(words.at, words);

  const asked = new Map();
  /** Load the words of a page from the script beside it, once; null where there is none. */
  function load(page, root) {
    if (!asked.has(page)) asked.set(page, new Promise((done) => {
      const script = document.createElement("script");
      script.onload = () => done(read.get(page) ?? null);
      script.onerror = () => done(null);
      script.src = `${root}${page}words.js`;
      document.head.append(script);
    }));
    return asked.get(page);
  }

  /** The entries that a link names, with the words that this site holds for them: those of the version named, where it is kept. */
  async function filled(names, root) {
    const found = [];
    for (const one of names) found.push(await fill(one, root));
    return found;
  }

  async function fill(one, root) {
    const page = `units/${one.unit}/`;
    const latest = await load(page, root);
    const named = one.version && latest?.version !== one.version ? await load(`${page}v${one.version}/`, root) : null;
    if (named || !latest?.moved) return entry(one, named ?? latest);
    const to = Object.hasOwn(latest.moved, one.anchor) ? latest.moved[one.anchor] : "";
    const [where, anchor = ""] = to.split("#");
    return entry({ ...one, anchor }, to ? await load(where, root) : null, one);
  }

  /** An entry with these words; `asked` is what the link names. */
  function entry({ version, anchor }, words, asked = arguments[0]) {
    const item = anchor && words?.items && Object.hasOwn(words.items, anchor) ? words.items[anchor] : null;
    if (!words?.items || (anchor && !item)) return { missing: [asked.unit, version && `v${version}`, asked.anchor].filter(Boolean).join(" ") };
    const at = (address) => address && address + (anchor ? `#${anchor}` : "");
    const other = version && version !== words.version ? version : "";
    const { items, ...unit } = words;
    return { ...unit, since: "", label: "", words: "", parts: [], latest: at(words.latest), ...(item ?? { since: words.since ?? "" }), anchor, frozen: at(words.frozen), note: "", other };
  }

  /** How many entries a basket has, where it came from, and what of it could not be had. */
  function told({ entries, linked, missing, refused }) {
    const from = linked ? "This basket came with a link. " : "";
    const lost = (missing.length ? ` Not held on this site: ${missing.join(", ")}.` : "") + (refused ? ` ${refused} entries of the link could not be read.` : "");
    const kept = linked ? " To keep what you change, add it to your basket." : touchstoneBasket.lasts() ? "" : " This browser does not keep it: save it before you close the page.";
    if (entries.length) return `${from}${entries.length} ${entries.length === 1 ? "entry" : "entries"}.${lost}${kept}`;
    return `${from}Nothing is in the basket.${linked ? "" : " Open a unit and choose “Add to basket” beside an item."}${lost}`;
  }

  function save(name, blob) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { told, save, csv, markdown, byKind, cell, name, named, filled };
})();
