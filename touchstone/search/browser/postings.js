/* Postings from text to keys: the other half of touchstone/search/postings.py. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const VALUE = new Uint8Array(128);
  for (let value = 0; value < 64; value += 1) VALUE[DIGITS.charCodeAt(value)] = value;
  const HALF = 32;

  /** The keys of a term's postings in ascending order: (shard · 32 + place) · 32 + ordinal. A blank ends them. */
  search.postings = function (told, width) {
    const ends = told.indexOf(" ") < 0 ? told.length : told.indexOf(" ");
    const keys = new Int32Array(ends);
    let count = 0;
    for (let at = 0; at < ends; ) {
      let shard = 0;
      for (const last = at + width; at < last; at += 1) shard = shard * 64 + VALUE[told.charCodeAt(at)];
      for (let place = 0; place < HALF; ) {
        place = VALUE[told.charCodeAt(at++)];
        const block = (shard * HALF + (place % HALF)) * HALF;
        for (let ordinal = 0; ordinal < HALF; ) {
          ordinal = VALUE[told.charCodeAt(at++)];
          keys[count++] = block + (ordinal % HALF);
        }
      }
    }
    return keys.slice(0, count);
  };
})();
