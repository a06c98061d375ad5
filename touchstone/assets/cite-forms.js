// The forms of a citation, as touchstone/citing.py says them (a test holds the two to each other), and what a page tells for them.
const touchstoneCite = (() => {
  const FIELDS = ["code", "version", "title", "suite", "owner", "approved", "wording", "latest", "frozen", "since"];
  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign]);
  const markdown = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
  const lines = (parts, line) => parts.map(([letter, words]) => line(letter, words));

  function withForms(cited) {
    const unitName = cited.code + (cited.version ? ` v${cited.version}` : "");
    const short = unitName + (cited.label ? ` ${cited.label}` : "");
    const said = !cited.label ? cited.title : cited.quoted ? `“${cited.words}”` : cited.words;
    const source = `${cited.label ? cited.title + ". " : ""}${cited.version ? "Version " + cited.version : "Version not known"}`
      + `${cited.approved ? ", approved " + cited.approved : ""}. ${cited.owner}. ${cited.wording}.${cited.since ? " " + cited.since : ""}`;
    return { ...cited, unitName, short, said, source };
  }

  function plain(cited) {
    const { short, said, source } = withForms(cited);
    const ways = [`Latest: ${cited.latest}`, ...(cited.frozen ? [`This version: ${cited.frozen}`] : [])];
    return [`${short}: ${said}`, ...lines(cited.parts, (letter, words) => `${letter}. ${words}`), source, ...ways].join("\n");
  }

  function rich(cited) {
    const { short, said, source } = withForms(cited);
    const parts = lines(cited.parts, (letter, words) => `<br>${escaped(letter)}. ${escaped(words)}`).join("");
    const frozen = cited.frozen ? ` <a href="${escaped(cited.frozen)}">This version</a>` : "";
    return `<p><a href="${escaped(cited.frozen || cited.latest)}"><b>${escaped(short)}</b></a>: ${escaped(said)}${parts}`
      + `<br>${escaped(source)} <a href="${escaped(cited.latest)}">Latest version</a>${frozen}</p>`;
  }

  function asMarkdown(cited) {
    const { short, said, source } = withForms(cited);
    const parts = lines(cited.parts, (letter, words) => `\n- ${markdown(letter)}. ${markdown(words)}`).join("");
    const frozen = cited.frozen ? ` [This version](${cited.frozen})` : "";
    return `[**${markdown(short)}**](${cited.frozen || cited.latest}): ${markdown(said)}${parts ? "\n" + parts : ""}`
      + `\n\n${markdown(source)} [Latest version](${cited.latest})${frozen}`;
  }

  /** The whole address of a place on this site, from its address below the root. */
  function whole(address, root) {
    if (/^[a-z]+:\/\//i.test(address)) return address;
    const url = new URL(root + address, location.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  /** What the page tells of its unit, with addresses below the site's root where the site's own is not known. */
  function unitOfPage() {
    const told = document.querySelector("[data-code]")?.dataset;
    if (!told) return null;
    const fields = Object.fromEntries(FIELDS.map((name) => [name, told[name] ?? ""]));
    return { ...fields, quoted: told.quoted === "yes", label: "", words: "", parts: [], anchor: "", root: told.root, copies: told.copies ?? "latest" };
  }

  /** The unit of the page, or the item that stands in an element of the page, as it is cited. */
  function citedAt(item) {
    const unit = unitOfPage();
    if (!unit || !item) return unit;
    const element = item.id.match(/^e(\d+)(?:-(\d+))?-/);
    const own = item.querySelector("a").firstChild.textContent.trim();
    const at = (address) => address && `${address}#${item.id}`;
    return {
      ...unit,
      anchor: item.id,
      label: (element && !own.includes("/") ? `${element[1]}${element[2] ? "." + element[2] : ""}/` : "") + own,
      words: item.querySelector("p").textContent,
      parts: [...item.querySelectorAll(".ts-parts > li")].map((part) => [part.id.slice(item.id.length + 1), part.querySelector("span").textContent]),
      latest: item.dataset.latest ?? at(unit.latest),
      frozen: at(unit.frozen),
      since: item.dataset.since ?? unit.since,
    };
  }

  const addressed = (cited) => ({ ...cited, latest: whole(cited.latest, cited.root), frozen: cited.frozen && whole(cited.frozen, cited.root) });

  /** Whether an address leads to a file: nobody can follow it who does not have the drive. */
  const isOfADrive = (address) => address.startsWith("file:");
  const OF_A_DRIVE = "This copy of the site was opened from a drive: its addresses lead nowhere on other computers.";

  /** What is cited, as a button names it: an item, the unit, or either in the version of the page. */
  function named(cited) {
    const version = cited.copies === "frozen";
    return cited.label ? cited.label + (version ? ` in version ${cited.version}` : "") : version ? "this version" : "this unit";
  }

  return { named, isOfADrive, OF_A_DRIVE, withForms, plain, rich, markdown: asMarkdown, whole, unitOfPage, citedAt, addressed, short: (cited) => withForms(cited).short };
})();
