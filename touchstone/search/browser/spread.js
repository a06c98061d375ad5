/* The order of hits: by their scores, and anew where none holds all words of a query. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SEEN = 0.5;
  const SPREAD_OVER = 80;

  /** Hits anew in order, so that those with other words of the query are not drowned by many with the same ones. */
  search.spread = function (hits, weights) {
    const [left, found] = [hits.slice(0, SPREAD_OVER), []];
    const fresh = [...weights];
    const bitsOf = ({ bits }) => fresh.map((_, bit) => bit).filter((bit) => bits & (1 << bit));
    const worth = (hit) => {
      const bits = bitsOf(hit);
      const total = (list) => bits.reduce((sum, bit) => sum + list[bit], 0);
      return hit.score * (total(fresh) / (total(weights) || 1));
    };
    while (left.length) {
      const [next] = left.splice(left.reduce((best, hit, at) => (worth(hit) > worth(left[best]) ? at : best), 0), 1);
      bitsOf(next).forEach((bit) => (fresh[bit] *= SEEN));
      found.push(next);
    }
    return [...found, ...hits.slice(SPREAD_OVER)];
  };

  /** Put what is found in its place among the `most` best. */
  search.place =   function (best, found, most) {
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (best[middle].score >= found.score) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, found);
    if (best.length > most) best.pop();
  };
})();
