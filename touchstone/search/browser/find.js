/* The search as a whole: a query and what it is narrowed to, in; hits, counts and what was tried, out. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const LOOKED_AT = 80;
  const [FEW_SHARDS, USUAL_SHARDS] = [5, 8];
  const MANY_SHARDS = 512;
  const MOST_RANKED = 200;
  const AROUND = 0.6;

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
    const fitting = hits.filter((hit) => search.holds(hit, asked.phrases));
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
    const plan = await search.plan(index, asked, language);
    const found = await search.leads(root, index, now, asked, state, filters);
    const rank = (led) => search.rank(index, plan, { ...filters, key: (key) => !led.keys.has(key) && filters.key(key) }, MOST_RANKED);
    const first = rank(found);
    const inVain = found.alike && first.counts.all && !/^\S+$/.test(asked.text);
    const led = inVain ? { ...found, hits: [], keys: new Set(), alike: false } : found;
    const ranked = inVain ? rank(led) : first;
    const near = asked.phrases.length ? ranked.best : nearest(ranked.best, shardsFor(index, led.named));
    const words = await looked(index, near, asked, plan);
    const listed = search.inGroups(words, ranked.best.filter((one) => !near.includes(one)), asked);
    const all = [...led.hits.map((hit) => ({ ...hit, group: "code" })), ...listed];
    const shown = (some) => Promise.all(some.map(async (one) => (one.address ? one : { ...(await search.hit(index, one.key)), ...one })));
    const hits = await shown(all.slice(0, most));
    const counts = asked.phrases.length ? search.inNumbers(listed, ranked.counts) : ranked.counts;
    return {
      query: asked.text,
      hits,
      more: () => shown(all.slice(most)),
      left: Math.max(all.length - most, 0),
      listed: all.length,
      groups: [...new Set(all.map(({ group }) => group))],
      counts: { ...counts, codes: led.hits.length },
      marks: (led.named && led.named.marks) || plan.marks,
      tried: plan.tried,
      words: asked.words,
      ...search.named(led, hits),
      cut: asked.cut,
      kinds: now.start.kinds,
      older: index !== now,
    };
  }
})();
