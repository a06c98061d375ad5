// A basket that a link carries: its entries by code, the words that this site holds for them, and what a reader changed of it.
const touchstoneBasketLink = (() => {
  const MOST = 200;
  const FORM = /^([a-z0-9][a-z0-9-]{0,99})(?:\.v(\d{1,4}))?(?:\.([a-z0-9][a-z0-9-]{0,39}))?$/;

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
    for (const one of names) found.push({ ...await fill(one, root), place: found.length });
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

  const key = (hash) => `touchstone-basket-link ${touchstoneBasket.place()} ${hash}`;

  /** Keep what a reader made of a linked basket for as long as the tab is open, or drop it; gives whether the browser does. */
  function keep(hash, entries, title) {
    try {
      if (entries) sessionStorage.setItem(key(hash), JSON.stringify({ title, entries: entries.map((one) => [one.place, one.note]) }));
      else sessionStorage.removeItem(key(hash));
      return true;
    } catch {
      return false;
    }
  }

  /** What a reader made of the entries of a link, in the order and with the notes that were kept; null where nothing was changed. */
  function kept(hash, found) {
    try {
      const { title, entries } = JSON.parse(sessionStorage.getItem(key(hash)));
      const sound = entries.filter(([place, note]) => found[place] && !found[place].missing && typeof note === "string");
      return { title: String(title), entries: sound.map(([place, note]) => ({ ...found[place], note: note.slice(0, 2000) })) };
    } catch {
      return null;
    }
  }

  /** One's own basket with the entries of another behind it. A note on what is there already goes below the note there. */
  function joined(own, entries) {
    const noteOn = (held) => entries.find((one) => touchstoneBasket.same(one, held))?.note ?? "";
    const held = own.map((one) => one.note.includes(noteOn(one)) ? one : { ...one, note: [one.note, noteOn(one)].filter(Boolean).join("\n") });
    const added = entries.filter((one) => !own.some((other) => touchstoneBasket.same(one, other)));
    return [...held, ...added.map(touchstoneBasket.sound)];
  }

  return { joined, name, named, filled, keep, kept };
})();
