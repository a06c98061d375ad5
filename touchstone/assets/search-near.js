/* Words that are spelt nearly as one that is not in the index. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const MOST_NEAR = 3;
  const SHORTEST_HALF = 3;

  /** How many letters two words differ by, with neighbours that changed places as one; past `most` it gives up. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const same = one[row - 1] === other[at - 1] ? 0 : 1;
        next[at] = Math.min(next[at - 1] + 1, last[at] + 1, last[at - 1] + same);
        const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
        if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, last] = [last, next];
    }
    return last[other.length];
  }

  /** The words of the index that are spelt nearly as `word`, the nearest and most common first. */
  search.near = async function (index, word) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!most || !/^\p{L}+$/u.test(word)) return [];
    const lists = await Promise.all([...new Set([word[0], word[1]])].map((letter) => index.spellings(letter)));
    const spellings = [...new Set(lists.flat())];
    const found = nearest(word, spellings, most);
    return (found.length && found[0].away === 1 ? [] : apart(word, spellings)).concat(found).slice(0, MOST_NEAR);
  };

  function nearest(word, spellings, most) {
    const found = [];
    for (const spelt of spellings) {
      const away = distance(word, spelt.slice(0, -1), most);
      if (away <= most) found.push({ words: [spelt.slice(0, -1)], away, common: Number(spelt.slice(-1)) });
    }
    found.sort((one, other) => one.away - other.away || other.common - one.common);
    return found.filter((one) => one.away === found[0].away);
  }

  /** Two words that were run together, such as "pollingstation": the most common pair. */
  function apart(word, spellings) {
    const common = new Map(spellings.map((spelt) => [spelt.slice(0, -1), Number(spelt.slice(-1))]));
    const found = [];
    for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at += 1) {
      const words = [word.slice(0, at), word.slice(at)];
      if (words.every((half) => common.has(half))) found.push({ words, away: 1, common: Math.min(...words.map((half) => common.get(half))) });
    }
    return found.sort((one, other) => other.common - one.common).slice(0, 1);
  }
})();
