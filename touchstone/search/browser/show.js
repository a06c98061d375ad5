/* Hits as people see them. Every text is set as text. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LENGTH = 160;
  const MOST_CARRIED = 40;
  const NUMBER = new Intl.NumberFormat("en-GB");

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((one) => one !== null && one !== ""));
    return made;
  }

  function counted(number, one, many) {
    return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
  }

  /** The inside of a hit: label, words with the match marked, and where it belongs. */
  function inside(hit, found, length) {
    const { marked, extract } = search.words;
    const kind = (found.kinds[hit.kind] || [hit.kind])[0];
    const label = hit.label ? element("span", "ts-hit-label", hit.label) : "";
    const head = element("span", "ts-hit-head", label, hit.title ? element("span", "ts-hit-title", marked(hit.title, found.marks)) : "");
    const words = hit.words ? element("span", "ts-hit-words", marked(extract(hit.words, found.marks, length), found.marks)) : "";
    const place = [hit.unit, hit.context].filter(Boolean).join(" · ");
    const where = element("span", "ts-hit-where", element("span", "ts-hit-kind", kind), place ? " · " + place : "");
    return [head, words, where];
  }

  /** A hit as a link. */
  search.hitLink = function (root, hit, found, length = LENGTH) {
    const link = element("a", "ts-hit", ...inside(hit, found, length));
    link.href = search.link(root, hit.address);
    for (const press of ["click", "auxclick"]) link.addEventListener(press, () => (link.href = carrying(link.href, found.marks)));
    return link;
  };

  /** An address that also says which words to highlight there. A link that is copied from the list stays as it is. */
  function carrying(address, marks) {
    const carried = new URL(address);
    carried.searchParams.set("highlight", [...marks.stems.keys(), ...marks.starts.map((start) => start + "*")].slice(0, MOST_CARRIED).join(" "));
    return carried.href;
  }

  const listed = (words) => words.slice(0, 4).map((word) => `“${word}”`).join(", ");

  /** How many were found, or what was tried in vain. */
  search.told = function (found) {
    const { counts, tried, code, codes } = found;
    const parts = [];
    if (code.missing) parts.push(`${code.name.toUpperCase()} has no item with that label.`);
    if (code.former) parts.push(`${code.name.toUpperCase()} is a code of old.`);
    if (code.alike) parts.push("No unit has that code. These codes look like it:");
    if (tried.spellings.length) parts.push(`Nothing is spelt as you typed it; searched for ${listed(tried.spellings)}.`);
    const all = Math.max(counts.all, 0) + (counts.all ? 0 : codes);
    if (found.near) parts.unshift(nothing(found), NEAREST[found.near](found));
    else if (found.hits.length && all) parts.push(`${counted(all, "result", "results")}.`);
    else if (found.hits.length) parts.push(`Nothing has all of these words. ${counted(counts.some, "result has", "results have")} some of them.`);
    else parts.push(nothing(found));
    if (found.older && found.hits.length) parts.push("Only earlier versions and withdrawn items are searched.");
    if (found.hits.length && tried.missing.length && !code.name && !found.near) parts.push(`Not found anywhere: ${listed(tried.missing)}.`);
    if (found.cut) parts.push("Your query is long: only its beginning was searched.");
    return parts.join(" ");
  };

  const NEAREST = {
    wider: ({ hits }) => `Without narrowing the search, ${hits.length === 1 ? "this is" : "these are"} found:`,
    codes: () => "These codes begin in the same way:",
    spelt: ({ nearWords }) => `These come nearest, for ${listed(nearWords)}:`,
  };

  function nothing(found) {
    const query = found.query.length > 60 ? found.query.slice(0, 60) + "…" : found.query;
    const tried = "Tried: the words as typed, other endings, words that begin so, words spelt nearly so, and words of the same meaning.";
    const advice = found.near ? "" : " Fewer or other words may help; a unit is also found by its code, such as ES19.";
    return `No result for “${query}”. ${tried}${advice}`;
  }

  /** Show what was found in the panel beneath a box. */
  search.showInBox = function (box, found) {
    const options = found.hits.map((hit) => search.hitLink(box.root, hit, found));
    if (options.length) options.push(everything(box, found));
    options.forEach((option, place) => {
      option.id = `${box.list.id}-${place}`;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    box.mark(null);
    box.list.replaceChildren(...options);
    box.list.dataset.query = found.query;
    box.status.textContent = search.told(found);
    box.open();
  };

  function everything(box, found) {
    const link = element("a", "ts-hit ts-hit-all", `All results for “${found.query.slice(0, 60)}”`);
    const address = new URL(search.link(box.root, "search/"));
    address.searchParams.set("q", found.query);
    for (const [name, value] of Object.entries(box.narrowing())) address.searchParams.set(name, value === true ? "1" : value);
    link.href = address.href;
    return link;
  }

  search.element = element;
  search.counted = counted;
})();
