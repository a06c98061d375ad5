/* Which entries and parts answer best. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const [TITLE, MORE] = [0, 1];
  /** Of what is said the lower half of the bits stands for words in whatever form, the upper half for those as typed. */
  const HALVES = 16;
  const TYPED = 1 << HALVES;
  const LOWER = TYPED - 1;
  const FIELD = [1.3, 0.7];
  const [LONG, LAST] = [0.45, 0.3];
  const NAMED = 1.5;
  /** How much of the part of a query that is answered depends on how surely; the rest only on whether. */
  const SURELY = 0.3;
  const STRICT = [2, 2, 1.6, 1.2];

  /** The place for scores, made once for each index and cleared after each query where it was written. */
  function slate(index) {
    index.slate = index.slate || { scores: new Float32Array(index.size), said: new Uint32Array(index.size) };
    return index.slate;
  }

  /** For every set of words, as bits, their weight. */
  function sums(weights) {
    const table = new Float32Array(1 << weights.length);
    for (let set = 1; set < table.length; set += 1) {
      const bit = 31 - Math.clz32(set);
      table[set] = table[set ^ (1 << bit)] + weights[bit];
    }
    return table;
  }

  /** For each key whose whole title the query names, how much of the query that is, from 0 to 1. */
  function shares(named, weigh) {
    const found = new Map();
    for (const { keys, bits, weight } of named) {
      const share = (weight * weigh[bits]) / (weigh[weigh.length - 1] || 1);
      for (const key of keys) found.set(key, Math.max(share, found.get(key) || 0));
    }
    return found;
  }

  /** Write down for each key which words it holds, and what they weigh; gives the keys that were touched. */
  function write({ scores, said }, lists, weigh, allowed) {
    const touched = [];
    for (const { keys, weight, bits, typed } of lists) {
      const both = (typed ? bits * TYPED : 0) + bits;
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at];
        if (!(both & ~said[key]) || (allowed && !allowed(key))) continue;
        const fresh = bits & ~said[key];
        if (!said[key]) touched.push(key);
        said[key] |= both;
        scores[key] += weight * weigh[fresh];
      }
    }
    return Int32Array.from(touched).sort();
  }

  /** The score of one block's title and parts, given to `take`. A part shares in the words of its title. */
  function rate(block, keys, { scores, said, long, last, named }, weigh, take) {
    const all = weigh[weigh.length - 1];
    const heard = (bits) => weigh[bits & LOWER];
    const strictness = STRICT[Math.min(Math.log2(weigh.length), STRICT.length) - 1];
    const start = block * HALF;
    const [title, more] = [said[start + TITLE], said[start + MORE]];
    const context = title | more;
    let [inParts, best] = [0, 0];
    for (const key of keys) {
      if (key - start <= MORE) continue;
      const own = said[key];
      const shared = heard(context & ~own);
      const cover = (SURELY * scores[key] + (1 - SURELY) * heard(own) + 0.6 * shared) / all;
      const less = (long.has(key) ? LONG : 1) * (last.has(key) ? LAST : 1);
      take(key, less * (scores[key] + 0.3 * shared) * cover ** strictness, own | context);
      inParts |= own;
      best = Math.max(best, heard(own));
    }
    if (!context && heard(inParts) <= best) return;
    const [late, spread] = [heard(more & ~title), heard(inParts & ~context)];
    const [inTitle, inMore] = [scores[start], Math.min(scores[start + MORE], late)];
    const told = SURELY * inTitle + (1 - SURELY) * heard(title);
    const cover = (told + 0.85 * inMore + 0.5 * spread) / all;
    const worth = FIELD[TITLE] * inTitle + FIELD[MORE] * inMore + 0.3 * spread;
    take(start, (last.has(start) ? LAST : 1) * worth * cover ** strictness * (1 + NAMED * (named.get(start) || 0) ** 2), context | inParts);
  }

  /** The `most` best keys with their scores, and how many hold all words, how many of these as typed, and how many some. */
  search.rank = function (index, { lists, named, weights }, filters, most) {
    const weigh = sums(weights);
    const paper = { ...slate(index), long: filters.long, last: filters.last, named: shares(named, weigh) };
    const touched = write(paper, lists, weigh, filters.block);
    const best = [];
    const counts = { all: 0, typed: 0, some: 0 };
    const take = (key, score, said) => {
      if (filters.key && !filters.key(key)) return;
      const bits = said & LOWER;
      counts[bits === weigh.length - 1 ? "all" : "some"] += 1;
      if (said >>> HALVES === weigh.length - 1) counts.typed += 1;
      if (best.length < most || score > best[best.length - 1].score) search.place(best, { key, score, bits }, most);
    };
    for (let at = 0; at < touched.length; ) {
      const block = Math.floor(touched[at] / HALF);
      const keys = [];
      while (at < touched.length && Math.floor(touched[at] / HALF) === block) keys.push(touched[at++]);
      rate(block, keys, paper, weigh, take);
    }
    for (const key of touched) paper.scores[key] = paper.said[key] = 0;
    return { best: search.spread(best, weights), counts };
  };
})();
