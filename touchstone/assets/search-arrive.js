/* Highlights the words of a search on the page to which it led. It leaves the page's text as it is, for screen readers
   and for print, and takes the words out of the address. Browsers without the Custom Highlight API show none. */
(function () {
  "use strict";
  const search = window.touchstoneSearch;
  const NAME = "ts-search";
  const MOST = 400;
  const SKIPPED = "script, style, noscript, template, select, textarea, ts-search, [hidden]";

  function ranges(root, marks) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && found.length < MOST) {
      const node = walker.currentNode;
      if (node.parentElement.closest(SKIPPED)) continue;
      for (const [start, end] of search.words.matches(node.data, marks)) {
        found.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
      }
    }
    return found;
  }

  /** The button that takes the highlighting away again; Escape does so too. */
  function button() {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "ts-highlight-off", textContent: "Remove highlighting" });
    const remove = () => {
      CSS.highlights.delete(NAME);
      made.remove();
      document.removeEventListener("keydown", escape);
    };
    const escape = (event) => event.key === "Escape" && !event.defaultPrevented && remove();
    made.addEventListener("click", remove);
    document.addEventListener("keydown", escape);
    return made;
  }

  search.arrive = async function (told) {
    const address = new URL(location.href);
    address.searchParams.delete("highlight");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Opened as a file, some browsers keep the address as it is.
    }
    if (!window.CSS?.highlights || !window.Highlight) return;
    await search.scripts("engine");
    const words = told.split(" ").filter(Boolean);
    const marks = {
      stems: new Set(words.filter((word) => !word.endsWith("*"))),
      starts: words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1)),
    };
    const root = document.querySelector("main article") || document.querySelector("main");
    const found = root ? ranges(root, marks) : [];
    if (!found.length) return;
    CSS.highlights.set(NAME, new Highlight(...found));
    document.body.append(button());
  };
})();
