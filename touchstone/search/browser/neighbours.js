/* Words that stand side by side in a query and may be one word, or an idiom with the stop words about them. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const FIRST_HALVES = new Set(["by", "in", "on", "up", "out"]);

  /** For each word that was typed its bit, if it is one of those that are looked for. */
  function bitsOf(said, kept) {
    let next = 0;
    return said.map((word) => (kept[next] === word ? 1 << next++ : 0));
  }

  /** Neighbours that may be one word, such as "e mail", "by-election": closed up, and the words that they stand for. */
  function joined(said, kept, text) {
    const bits = bitsOf(said, kept);
    const found = [];
    said.forEach((word, at) => {
      for (const part of [said.slice(at, at + 2), said.slice(at, at + 3)]) {
        const covered = part.map((_, place) => bits[at + place]);
        const all = covered.reduce((one, other) => one | other, 0);
        const apart = part.length === 2 && covered[1] && (covered[0] || FIRST_HALVES.has(word));
        if (part.length > 1 && all && (apart || text.includes(part.join("-")))) found.push({ stem: search.words.stem(part.join("")), bits: all });
      }
    });
    return found;
  }

  /** One word with the stop words about it, such as "on the day", and the word for which it stands, as a bit. */
  function idioms(said, kept) {
    const bits = bitsOf(said, kept);
    return said.flatMap((_, from) =>
      [2, 3, 4].flatMap((count) => {
        const held = bits.slice(from, from + count).filter(Boolean);
        return from + count <= said.length && held.length === 1 ? [{ phrase: said.slice(from, from + count).map(search.words.stem).join(" "), bits: held[0] }] : [];
      }),
    );
  }

  search.neighbours = { joined, idioms };
})();
