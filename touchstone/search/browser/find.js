/* The search as a whole: a query and what it is narrowed to, in; hits, counts and what was tried, out. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const LOOKED_AT = 80;
  const WITHIN_UNIT = 24;
  const [FEW_SHARDS, USUAL_SHARDS] = [5, 8];
  const MANY_SHARDS = 512;
  const MOST_RANKED = 200;
  const AROUND = 0.6;

  /** The keys that a code leads to: the item that is named, else the items of the unit that hold the other words. */
  async function coded(index, code, filters, language) {
    const units = code.keys;
    const labelled = code.labels.length ? await search.labelled(index, units, code.labels) : [];
    const rest = search.words.read(code.rest.join(" "), language);
    if (!rest.words.length || labelled.length) return { keys: [...labelled, ...units], marks: null, missing: code.surely && !labelled.length };
    const own = new Set(units.map((key) => Math.floor(key / HALF)));
    const plan = await search.plan(index, rest, language);
    const within = { ...filters, block: (key) => own.has(Math.floor(key / HALF)) };
    const { best } = search.rank(index, plan, within, WITHIN_UNIT);
    return { keys: [...best.map((one) => one.key), ...units], marks: plan.marks, missing: false };
  }

  /** What the index says of the language: words that say nothing or little, abbreviations, words of one meaning. */
  function languageOf(index) {
    const set = (name) => new Set(index.start[name].split(" "));
    index.language = index.language || { stops: set("stops"), weak: set("weak"), short: set("short"), meanings: async (phrase) => (await index.meanings(phrase)) || search.labels.meanings(phrase) };
    return index.language;
  }

  /** The best hits as far as they stand in few shards, which is what has to be loaded to look at their words. */
  function nearest(best, fewest) {
    const shards = new Set();
    return best.slice(0, LOOKED_AT).filter(({ key }) => {
      const shard = Math.floor(key / HALF / HALF);
      return shards.has(shard) || (shards.size < fewest && shards.add(shard));
    });
  }

  /** How many shards are worth loading: fewer where a code leads, or where they are large. */
  function shardsFor(index, named) {
    return named || index.start.shards > MANY_SHARDS ? FEW_SHARDS : USUAL_SHARDS;
  }

  /** Hits in order, with the words themselves looked at; those that hold no phrase side by side are left out. */
  async function looked(index, ranked, asked, plan) {
    const hits = await Promise.all(ranked.map(async (one) => ({ ...(await search.hit(index, one.key)), ...one })));
    const fitting = hits.filter((hit) => hit.first && search.holds(hit, asked.phrases));
    fitting.forEach((hit) => (hit.score *= search.closeness(hit, asked, plan)));
    fitting.filter((hit) => search.saidByOne(hit, fitting)).forEach((hit) => (hit.score *= AROUND));
    return search.spread(fitting.sort((one, other) => other.score - one.score), plan.weights);
  }

  /** Find what a query asks for. `state` holds q, kind and the facets; `most` is how many hits are wanted. */
  search.find = async function (root, state, most) {
    const found = await find(root, state, most);
    if (found.hits.length || !found.query) return found;
    await search.scripts("near");
    return { ...found, ...(await search.nearest(root, state, most, find)) };
  };

  async function find(root, state, most) {
    const now = await search.index(root, "");
    const index = state.older && now.start.older ? await search.index(root, "older/") : now;
    const language = languageOf(now);
    const asked = { ...search.words.read(state.q, language), stops: language.stops };
    const filters = await search.narrowed(index, state);
    const fits = (key) => (!filters.block || filters.block(key)) && (!filters.key || filters.key(key));
    const code = await search.codes.exact(index, asked.text, language.stops);
    const named = code ? await coded(index, code, filters, language) : null;
    const plan = await search.plan(index, asked, language);
    const ranked = search.rank(index, plan, filters, MOST_RANKED);
    const listed = await search.codes.partial(index, asked.text);
    const oneWord = /^\S+$/.test(asked.text);
    const alike = code || listed.length || (ranked.counts.all && !oneWord) ? [] : await search.codes.alike(index, asked.text);
    const firm = [...new Set([...(named ? named.keys : []), ...listed, ...alike])].filter(fits);
    const leading = await Promise.all(firm.slice(0, most).map((key) => search.hit(index, key)));
    const seen = new Set(firm);
    const near = asked.phrases.length ? ranked.best : nearest(ranked.best, shardsFor(index, named));
    const words = (await looked(index, near, asked, plan)).filter((hit) => !seen.has(hit.key));
    const hits = [...leading.filter((hit) => hit.first), ...words];
    const rest = ranked.best.filter((one) => !near.includes(one) && !seen.has(one.key));
    return {
      query: asked.text,
      hits: hits.slice(0, most),
      more: async () => [...hits.slice(most), ...(await Promise.all(rest.map((one) => search.hit(index, one.key))))],
      left: hits.length - Math.min(most, hits.length) + rest.length,
      codes: leading.length,
      counts: ranked.counts,
      marks: (named && named.marks) || plan.marks,
      tried: plan.tried,
      code: { missing: named ? named.missing : false, name: code ? code.name : "", former: Boolean(code && code.former), alike: alike.length > 0 },
      cut: asked.cut,
      kinds: now.start.kinds,
      older: index !== now,
    };
  }
})();
