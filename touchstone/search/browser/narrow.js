/* What a search is narrowed to, and what counts for less, or for nothing, in every search. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const FACETS = ["suite", "grouping", "role", "wording", "validity", "page"];

  /** Which keys a narrowed search takes: `block` asks of a whole entry, `key` of one hit. */
  search.narrowed = async function (index, state) {
    const sets = await Promise.all(FACETS.filter((name) => state[name]).map((name) => blocksOf(index, `:${name}:${state[name]}`)));
    const kinds = state.kind ? await keysOf(index, state.kind.split(" ").map((kind) => `:kind:${kind}`)) : null;
    const block = sets.length ? (key) => sets.every((set) => set.has(Math.floor(key / HALF))) : null;
    index.long = index.long || (await keysOf(index, [":long"]));
    index.last = index.last || (await keysOf(index, [":last"]));
    index.again = index.again || (await keysOf(index, [":again"]));
    return { block, key: (key) => !index.again.has(key) && (!kinds || kinds.has(key)), long: index.long, last: index.last };
  };

  async function keysOf(index, terms) {
    const lists = await Promise.all(terms.map((term) => index.term(term)));
    return new Set(lists.flatMap((keys) => (keys ? [...keys] : [])));
  }

  async function blocksOf(index, term) {
    return new Set([...((await index.term(term)) || [])].map((key) => Math.floor(key / HALF)));
  }
})();
