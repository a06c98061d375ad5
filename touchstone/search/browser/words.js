/* From what people type to terms: the same steps as touchstone/search/words.py. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LONGEST_QUERY = 300;
  const MOST_WORDS = 12;
  const WEAK = 0.35;
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
      joined: search.neighbours.joined(said, kept, fold(loose)),
      idioms: search.neighbours.idioms(said, kept),
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

  search.words = { fold, matches, words, stem, plainCode, read, marked, extract };
})();
