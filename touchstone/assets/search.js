/* What every page loads of the search: how scripts are loaded, the keys that lead to the box, and the box itself. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const PATIENCE = 20000;
  const HERE = new URL(".", document.currentScript.src).href;
  const scripts = new Map();

  /** Load a script once. One that failed is asked for again the next time. */
  search.script = function (address) {
    if (!scripts.has(address)) {
      const element = document.createElement("script");
      const loaded = new Promise((done, failed) => {
        element.onload = done;
        element.onerror = () => failed(new Error(`${address} cannot be loaded`));
        setTimeout(() => failed(new Error(`${address} does not answer`)), PATIENCE);
      }).finally(() => element.remove());
      element.src = address;
      document.head.append(element);
      loaded.catch(() => scripts.delete(address));
      scripts.set(address, loaded);
    }
    return scripts.get(address);
  };

  /** Forget a script, so that it is loaded anew the next time it is asked for. */
  search.forget = (address) => scripts.delete(address);

  /** Load scripts of the search by their names. */
  search.scripts = (...names) => Promise.all(names.map((name) => search.script(`${HERE}search-${name}.js`)));

  /** Load what a search needs. */
  search.prepare = async function (root) {
    await search.scripts("engine");
    return search.ready(root);
  };

  /** Whether a query is so short, and holds a figure, that it may be a code and nothing else. */
  search.mayBeCode = (query) => /\d/.test(query) && query.length < 60;

  /** The one hit to which a query leads straight, since it is the code of one thing; null where it is to be searched. */
  search.straight = async function (root, state) {
    if (!search.mayBeCode(state.q)) return null;
    try {
      await search.prepare(root);
      return (await search.find(root, state, 1)).straight;
    } catch {
      return null;
    }
  };

  /** Answer the newest of many questions: while one is being answered, all but the last that come in are dropped. */
  search.newest = function (answer) {
    let [waiting, busy] = [null, false];
    return async function ask(question) {
      waiting = { question };
      if (busy) return;
      busy = true;
      try {
        while (waiting) {
          const { question: next } = waiting;
          waiting = null;
          await answer(next, () => waiting === null);
        }
      } finally {
        busy = false;
      }
    };
  };

  /** A button that is hidden as long as there is nothing to press it for. */
  search.makeButton = function (words, press) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: words, hidden: true });
    button.addEventListener("click", press);
    return button;
  };

  /** `/` outside of fields, and Ctrl K anywhere, lead to the box. */
  function callUp(event) {
    const input = document.querySelector("ts-search input[type=search]");
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.key === "/" && !typing && plain;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!input || !(slash || control)) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  const highlighted = new URLSearchParams(location.search).get("highlight");
  if (highlighted) search.scripts("arrive").then(() => search.arrive(highlighted.slice(0, 500))).catch(() => {});
  document.addEventListener("keydown", callUp);
  search.scripts("box").catch(() => {});
})();
