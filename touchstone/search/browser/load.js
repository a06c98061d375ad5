/* Loads the files of the index, and keeps those that were used last. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const KEPT = 300;
  const pieces = new Map();

  /** Called by every file of the index with its name and what it holds. */
  search.piece = (name, content) => pieces.set(name, content);

  /** The content of a file of the index; of many files those that were not used for longest are forgotten. */
  search.load = async function (root, name, version = "") {
    const address = `${root}search/${name}.js${version && `?v=${version}`}`;
    if (!pieces.has(name)) await search.script(address);
    const content = pieces.get(name);
    if (content === undefined) {
      search.forget(address);
      throw new Error(`${address} holds something else`);
    }
    pieces.delete(name);
    pieces.set(name, content);
    for (const oldest of pieces.keys()) {
      if (pieces.size <= KEPT) break;
      if (!oldest.endsWith("start")) pieces.delete(oldest);
      search.forget(`${root}search/${oldest}.js?v=${version}`);
    }
    return content;
  };

  /** Load what every search needs. */
  search.ready = (root) => search.load(root, "start");
})();
