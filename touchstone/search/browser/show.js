/* Hits as people see them. Every text is set as text. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LENGTH = 160;
  const LONGER = 300;
  const MOST_CARRIED = 40;
  const MOST_LACKING = 3;

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((one) => one !== null && one !== ""));
    return made;
  }

  /** The inside of a hit: label, words with the match marked, and where it belongs. */
  function inside(hit, found, length) {
    const { marked, extract } = search.words;
    const kind = (found.kinds[hit.kind] || [hit.kind])[0];
    const label = hit.label ? element("span", "ts-hit-label", hit.label) : "";
    const head = element("span", "ts-hit-head", label, label && " ", hit.title ? element("span", "ts-hit-title", marked(hit.title, found.marks)) : "");
    const words = hit.words ? element("span", "ts-hit-words", marked(extract(hit.words, found.marks, length), found.marks)) : "";
    const place = [hit.unit, hit.context].filter(Boolean).join(" · ");
    const where = element("span", "ts-hit-where", element("span", "ts-hit-kind", kind), place ? " · " + place : "", without(hit));
    return [head, " ", words, words && " ", where];
  }

  /** Which of the words a hit lacks. */
  function without({ lacks = [] }) {
    if (!lacks.length) return "";
    return ` · without ${lacks.length > MOST_LACKING ? "most of the words" : search.quoted(lacks)}`;
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

  const HEADINGS = { all: "By the words", some: "With some of the words only" };

  /** Put hits into a place, each below the others of its group; gives their links. All groups but the first have headings. */
  search.showInGroups = function (place, root, hits, found) {
    return hits.map((hit) => {
      if (place.lastElementChild?.dataset.group !== hit.group) place.append(...groupOf(found, hit.group));
      const link = search.hitLink(root, hit, found, LONGER);
      place.lastElementChild.append(element("li", "", link));
      return link;
    });
  };

  function groupOf({ groups }, group) {
    const list = element("ol", "ts-hits");
    list.setAttribute("role", "list");
    list.dataset.group = group;
    return groups.indexOf(group) > 0 ? [element("h2", "ts-hits-head", HEADINGS[group]), list] : [list];
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

})();
