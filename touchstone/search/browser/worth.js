/* What a query may load for words that nobody typed: the least first, up to an allowance, whatever was loaded before. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  /** Those of `wanted`, each with its terms, whose pieces are within the allowance; the pieces of `own` terms are there. */
  search.worthLoading = function (index, wanted, own, allowance) {
    const there = new Set(own.map((term) => index.pieceOf(term)));
    const fresh = ({ pieces }) => pieces.filter((piece) => !there.has(piece));
    const cost = (one) => fresh(one).reduce((sum, piece) => sum + index.start.sizes[piece], 0);
    const priced = wanted.map((one) => ({ one, pieces: [...new Set(one.terms.map((term) => index.pieceOf(term)))] }));
    let left = allowance;
    const found = new Set();
    for (const each of priced.map((each) => ({ ...each, first: cost(each) })).sort((one, other) => one.first - other.first)) {
      if (cost(each) > left) continue;
      left -= cost(each);
      fresh(each).forEach((piece) => there.add(piece));
      found.add(each.one);
    }
    return wanted.filter((one) => found.has(one));
  };
})();
