/* What a query may load for words that nobody typed, beside what its own words load. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  const count = (bits) => bits.toString(2).replace(/0/g, "").length;

  /** Those of `wanted` that are within the allowance: first what stands for most words, then what costs least. Pieces of `own` terms are free. */
  search.worthLoading = function (index, wanted, own, allowance) {
    const there = new Set(own.map((term) => index.pieceOf(term)));
    const fresh = ({ pieces }) => [...pieces].filter((piece) => !there.has(piece));
    const cost = (one) => fresh(one).reduce((sum, piece) => sum + index.start.sizes[piece], 0);
    const priced = wanted.map((one) => ({ one, pieces: new Set(one.terms.map((term) => index.pieceOf(term))) }));
    for (const each of priced) Object.assign(each, { words: count(each.one.bits), first: cost(each) });
    priced.sort((one, other) => other.words - one.words || one.first - other.first);
    const found = new Set();
    let left = allowance;
    for (const each of priced) {
      if (cost(each) > left) continue;
      left -= cost(each);
      fresh(each).forEach((piece) => there.add(piece));
      found.add(each.one);
    }
    return wanted.filter((one) => found.has(one));
  };
})();
