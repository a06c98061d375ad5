/* What answers the words of a query: as typed, other endings, other words, beginnings, near spellings. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const BEGINNING = [0.8, 0.4];
  const NEAR = [1, 0.65, 0.45];
  const MOST_BEGINNINGS = 60;

  /** How many keys two ascending lists share, as a list. */
  function both(one, other) {
    const shared = [];
    for (let here = 0, there = 0; here < one.length && there < other.length; ) {
      if (one[here] === other[there]) shared.push(one[here]);
      if (one[here] <= other[there]) here += 1;
      else there += 1;
    }
    return Int32Array.from(shared);
  }

  /** The keys that hold all terms; null where a term is not in the index. */
  async function together(index, terms) {
    const lists = await Promise.all(terms.map((term) => index.term(term)));
    return lists.includes(null) ? null : lists.sort((one, other) => one.length - other.length).reduce(both);
  }

  /** Note a term that answers words of the query, as it is to be marked and weighed in what is found. */
  function note(marks, term, bits) {
    marks.stems.set(term, (marks.stems.get(term) || 0) | bits);
  }

  /** What holds one word of the query, as `found`, and the terms as which it was read. */
  async function answers(index, asked, bit, language, tried, marks) {
    const found = [];
    const add = (term, keys, weight) => found.push({ keys, weight, bits: 1 << bit, surely: weight === 1, typed: true }) && note(marks, term, 1 << bit);
    const [exact, meant] = await Promise.all([index.term(asked.stem), language.meanings(asked.stem)]);
    const known = exact || meant;
    if (exact) add(asked.stem, exact, 1);
    if (!asked.short && asked.word.length > 1 && (asked.open || !known)) {
      const beginnings = (await index.beginning(asked.word, MOST_BEGINNINGS)) || [];
      for (const { term, keys } of beginnings) if (term !== asked.stem) add(term, keys, BEGINNING[known ? 1 : 0]);
      if (beginnings.length) marks.starts.push(asked.word);
    }
    if (meant && meant.length && !found.length) tried.unsaid.push(asked.word);
    if (found.length || known || asked.short) return { found, read: [asked.stem] };
    return spelt(index, asked, bit, tried, marks);
  }

  /** What holds a word that is spelt nearly as one that is known, or two that were run together. */
  async function spelt(index, asked, bit, tried, marks) {
    await search.scripts("near");
    const found = [];
    const read = [];
    for (const { words, away } of await search.near(index, asked.word, asked.many)) {
      const terms = words.map(search.words.stem);
      const keys = await together(index, terms);
      read.push(terms.join(" "));
      tried.spellings.push(words.join(" "));
      if (keys) found.push({ keys, weight: NEAR[away], bits: 1 << bit });
      if (keys) terms.forEach((term) => note(marks, term, 1 << bit));
    }
    return { found, read: read.length ? read : [asked.stem] };
  }

  /** What holds neighbours of the query closed up, such as email for "e mail". */
  async function closedUp(index, joined, marks) {
    const lists = await Promise.all(joined.map(({ stem }) => index.term(stem)));
    return lists.flatMap((keys, at) => {
      if (keys) note(marks, joined[at].stem, joined[at].bits);
      return keys ? [{ keys, weight: 1, bits: joined[at].bits, typed: true }] : [];
    });
  }

  search.answers = { each: answers, closedUp, together, note };
})();
