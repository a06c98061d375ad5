/* From what people type to terms: the same steps as touchstone/search/words.py. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LONGEST_QUERY = 300;
  const MOST_WORDS = 12;
  const WEAK = 0.35;
  const FIRST_HALVES = new Set(["by", "in", "on", "up", "out"]);
  const WORD = /[\p{L}\p{N}]+/gu;
  const SPELT = /[\p{L}\p{N}\p{M}'’ʼ`]+/gu;
  const stems = new Map();

  /** Text in lower case, without accents and apostrophes. */
  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\p{Mn}'’ʼ`]/gu, "");
  }

  function words(text) {
    return fold(text).match(WORD) || [];
  }

  /** The Snowball stem of a folded word; what is no plain English word stays as it is. */
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    if (!stems.has(word)) stems.set(word, search.stemEnglish(word));
    return stems.get(word);
  }

  /** A code without signs and blanks: `SfJ ES 19` gives `sfjes19`. */
  function plainCode(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  }

  /** Neighbours that may be one word, such as "e mail", "by-election": closed up, and the words that they stand for. */
  function joined(said, kept, text) {
    let next = 0;
    const bits = said.map((word) => (kept[next] === word ? 1 << next++ : 0));
    const found = [];
    said.forEach((word, at) => {
      for (const part of [said.slice(at, at + 2), said.slice(at, at + 3)]) {
        const covered = part.map((_, place) => bits[at + place]);
        const all = covered.reduce((one, other) => one | other, 0);
        const apart = part.length === 2 && covered[1] && (covered[0] || FIRST_HALVES.has(word));
        if (part.length > 1 && all && (apart || text.includes(part.join("-")))) found.push({ stem: stem(part.join("")), bits: all });
      }
    });
    return found;
  }

  /** One word with the stop words about it, such as "on the day", and the word for which it stands, as a bit. */
  function idioms(said, kept) {
    let next = 0;
    const bits = said.map((word) => (kept[next] === word ? 1 << next++ : 0));
    return said.flatMap((_, from) =>
      [2, 3, 4].flatMap((count) => {
        const held = bits.slice(from, from + count).filter(Boolean);
        return from + count <= said.length && held.length === 1 ? [{ phrase: said.slice(from, from + count).map(stem).join(" "), bits: held[0] }] : [];
      }),
    );
  }

  /** What was typed, as words and phrases. The last word is open: it may be the beginning of a longer one. */
  function read(query, { stops, weak, short }) {
    const text = query.slice(0, LONGEST_QUERY).trim();
    const phrases = [];
    const loose = text.replace(/["“”]([^"“”]+)["“”]/g, (_, inner) => {
      phrases.push(words(inner).map(stem));
      return " ";
    });
    const said = words(loose);
    const telling = said.filter((word) => !stops.has(word));
    const kept = (telling.length || phrases.length ? telling : said).slice(0, MOST_WORDS);
    const typed = (word, open) => ({ word, stem: stem(word), open, weight: weak.has(stem(word)) ? WEAK : 1, short: short.has(stem(word)) });
    const ends = /[\p{L}\p{N}]$/u.test(query) && kept.length > 0 && kept[kept.length - 1] === said[said.length - 1];
    return {
      text,
      words: kept.map((word, place) => typed(word, ends && place === kept.length - 1)),
      joined: joined(said, kept, fold(loose)),
      idioms: idioms(said, kept),
      phrases: phrases.filter((phrase) => phrase.length).slice(0, 4),
      cut: query.trim().length > LONGEST_QUERY || telling.length > MOST_WORDS,
    };
  }

  /** Where the words stand in a text that match: pairs of start and end. */
  function matches(text, marks) {
    const found = [];
    for (const match of text.matchAll(SPELT)) {
      const word = fold(match[0]);
      const starts = () => marks.starts.some((start) => start.length > 1 && word.startsWith(start));
      if (marks.stems.has(stem(word)) || starts()) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /** A text as nodes, with what matches in <mark>. Nothing in it is ever read as markup. */
  function marked(text, marks) {
    const nodes = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of matches(text, marks)) {
      nodes.append(text.slice(done, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.append(mark);
      done = end;
    }
    nodes.append(text.slice(done));
    return nodes;
  }

  /** The part of a long text around its first match. */
  function extract(text, marks, length) {
    if (text.length <= length) return text;
    const first = (matches(text, marks)[0] || [0])[0];
    if (first < length * 0.7) return text.slice(0, length).replace(/\s+\S*$/, "") + " …";
    const start = text.indexOf(" ", Math.max(0, first - Math.round(length / 3))) + 1;
    const rest = text.slice(start, start + length);
    return "… " + (start + length < text.length ? rest.replace(/\s+\S*$/, "") + " …" : rest);
  }

  search.words = { fold, words, stem, plainCode, read, marked, extract };
})();
