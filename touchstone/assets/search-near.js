/* Words that are spelt nearly as one that is not in the index, and what comes nearest where nothing is found. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const MOST_NEAR = 3;
  const SHORTEST_HALF = 3;
  const MOST_WORDS = 6;
  const MOST_AWAY = 4;
  /** Of so many letters one may be another, where a word is not there at all. */
  const LETTERS = 3;
  const MOST_PIECES = 40;

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

  /** A list of words as it was before each was shortened by what it shares with the one before. */
  function written(piece) {
    let word = "";
    return [...piece.matchAll(/([A-Z])([^A-Z0-9]*)([0-9])/g)].map(([, shared, rest, common]) => {
      word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
      return word + common;
    });
  }

  /** Words as they are written from about where a letter begins, each with a digit that says how common it is. */
  async function spellings(index, letter) {
    const [first, last] = index.range(index.start.words, letter, false);
    return last - first < MOST_PIECES ? (await index.piecesFor("w-", index.start.words, [first, last])).flatMap(written) : [];
  }

  /** The words of the index that are spelt nearly as `word`, the nearest and most common first; one of `many` words must begin as they do. */
  search.near = async function (index, word, many) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!most || !/^\p{L}+$/u.test(word)) return [];
    for (const letter of many ? [word[0]] : [word[0], word[1], ""]) {
      const listed = await spellings(index, letter);
      const found = nearest(word, listed, most);
      const halves = found.length && found[0].away === 1 ? [] : await apart(index, word, listed);
      if (found.length || halves.length) return [...halves, ...found].slice(0, MOST_NEAR);
    }
    return [];
  };

  function nearest(word, listed, most) {
    const found = [];
    for (const spelt of listed) {
      const away = distance(word, spelt.slice(0, -1), most);
      if (away <= most) found.push({ words: [spelt.slice(0, -1)], away, common: Number(spelt.slice(-1)) });
    }
    found.sort((one, other) => one.away - other.away || other.common - one.common);
    return found.filter((one) => one.away === found[0].away);
  }

  /** Where a query finds nothing, what comes nearest: the same without what narrows it, else words spelt less nearly so. */
  search.nearest = async function (root, { q, older, ...narrowing }, most, find) {
    if (Object.keys(narrowing).some((name) => name !== "page")) {
      const wider = await find(root, narrowing.page ? { q, older, page: narrowing.page } : { q, older }, most);
      if (wider.hits.length) return { ...wider, near: "wider" };
    }
    const index = await search.index(root, "");
    const begun = /^[a-z]{1,5}(?=[ -]?\d)/i.exec(q.trim());
    const codes = begun ? await search.codes.partial(index, begun[0]) : [];
    if (codes.length) return { hits: await Promise.all(codes.slice(0, most).map(async (key) => ({ ...(await search.hit(index, key)), group: "code" }))), near: "codes" };
    const words = await Promise.all(search.words.words(q).slice(0, MOST_WORDS).map((word) => nearer(index, word)));
    const found = words.some(Boolean) ? await find(root, { q: words.filter(Boolean).join(" ") + " ", older, ...narrowing }, most) : { hits: [] };
    return found.hits.length ? { ...found, query: q.trim(), near: "spelt", nearWords: words.filter(Boolean) } : {};
  };

  /** The word of the index that is nearest to one that is not there, up to a third of its letters; empty where none is. */
  async function nearer(index, word) {
    if (word.length < LETTERS || !/^\p{L}+$/u.test(word)) return "";
    const listed = (await spellings(index, word[0])).filter((spelt) => spelt[0] === word[0]);
    const [first] = nearest(word, listed, Math.min(Math.floor(word.length / LETTERS), MOST_AWAY));
    return first ? first.words[0] : "";
  }

  /** Two words that were run together, such as "pollingstation": the most common pair. */
  async function apart(index, word, listed) {
    const known = (list) => new Map(list.map((spelt) => [spelt.slice(0, -1), Number(spelt.slice(-1))]));
    const firsts = known(listed);
    const found = [];
    for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at += 1) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      const common = firsts.get(first) && known(await spellings(index, second[0])).get(second);
      if (common) found.push({ words: [first, second], away: 1, common: Math.min(common, firsts.get(first)) });
    }
    return found.sort((one, other) => other.common - one.common).slice(0, 1);
  }
})();
