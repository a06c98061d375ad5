// What a basket is taken away as: CSV and Markdown, and what is said of it.
const touchstoneBasketFiles = (() => {
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

  function markdown({ title, from }, entries) {
    const text = (entry) => touchstoneCite.markdown(entry) + (entry.note ? `\n\nNote: ${entry.note.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s*\n\s*/g, " ")}` : "");
    return `# ${title}\n\n${from}\n\n${entries.map(text).join("\n\n---\n\n")}\n`;
  }

  const KINDS = { unit: "Standards", P: "Duties", K: "Knowledge", S: "Scope", V: "Values", B: "Behaviours", SK: "Skills", other: "Other items" };

  /** The entries under the headings of a job description and person specification, in their order. */
  function byKind(entries) {
    const sign = (one) => one.label.match(/(?:^|\/)(P|K|S|V|B|SK)\d+$/)?.[1] ?? (one.label ? "other" : "unit");
    const under = Object.entries(KINDS).map(([kind, heading]) => ({ heading, entries: entries.filter((one) => sign(one) === kind) }));
    return under.filter((one) => one.entries.length);
  }

  const counted = (number) => `${number} ${number === 1 ? "entry" : "entries"}`;

  /** How many entries a basket has, where it came from, and what of it could not be had. */
  function told({ entries, linked, missing, refused }) {
    const from = linked ? "This basket came with a link. " : "";
    const lost = (missing.length ? ` Not held on this site: ${missing.join(", ")}.` : "") + (refused ? ` ${counted(refused)} of the link could not be read.` : "");
    if (entries.length) return `${from}${counted(entries.length)}.${lost} ${howLong(linked)}`.trim();
    return `${from}Nothing is in the basket.${linked ? "" : " Open a unit and choose “Add to basket” beside an item."}${lost}`;
  }

  /** How long what is changed of a basket is kept, where that is not for good. */
  function howLong(linked) {
    if (!touchstoneBasket.keeps()) return "This browser does not keep it: save it before you close the page.";
    if (linked) return "What you change is kept while this tab is open. To keep it for longer, add it to your basket.";
    return touchstoneBasket.lasts() ? "" : "This browser does not keep it when the tab is closed: save it before.";
  }

  /** What stands at the head of what is saved, with a name for its file. */
  function about(title, root, edition) {
    const now = new Date();
    const day = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const site = document.querySelector('meta[name="application-name"]').content;
    const address = touchstoneCite.whole("", root);
    const from = `From ${site}${touchstoneCite.isOfADrive(address) ? "" : ` (${address})`}${edition && `, edition of ${edition}`}. Saved on ${day}.`;
    const date = now.toLocaleDateString("sv-SE"); // as 2026-11-30
    const file = `${title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 80)} ${date}`;
    return { title, from, site, file, created: now.toISOString().replace(/\.\d+/, "") };
  }

  function save(name, blob) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { told, about, save, csv, markdown, byKind, cell };
})();
