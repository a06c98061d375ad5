/* What answers the words of a query: as typed, other endings, other words, beginnings, near spellings. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SAME_MEANING = 0.7;
  const ONLY_MEANING = 0.9;
  const BEGINNING = [0.8, 0.4];
  const NEAR = [1, 0.65, 0.45];
  const MOST_BEGINNINGS = 60;
  const LONGEST_PHRASE = 4;
  const LONGEST_TITLE = 5;
  const IN_OTHER_WORDS = 0.5;

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
    const add = (term, keys, weight) => found.push({ keys, weight, bits: 1 << bit, surely: weight === 1 }) && note(marks, term, 1 << bit);
    const [exact, meant] = await Promise.all([index.term(asked.stem), language.meanings(asked.stem)]);
    const known = exact || meant;
    if (exact) add(asked.stem, exact, 1);
    if (!asked.short && asked.word.length > 1 && (asked.open || !known)) {
      const beginnings = (await index.beginning(asked.word, MOST_BEGINNINGS)) || [];
      for (const { term, keys } of beginnings) if (term !== asked.stem) add(term, keys, BEGINNING[known ? 1 : 0]);
      if (beginnings.length) marks.starts.push(asked.word);
    }
    if (found.length || known || asked.short) return { found, read: [asked.stem] };
    return spelt(index, asked, bit, tried, marks);
  }

  /** What holds a word that is spelt nearly as one that is known, or two that were run together. */
  async function spelt(index, asked, bit, tried, marks) {
    await search.scripts("near");
    const found = [];
    const read = [];
    for (const { words, away } of await search.near(index, asked.word)) {
      const terms = words.map(search.words.stem);
      const keys = await together(index, terms);
      read.push(terms.join(" "));
      tried.spellings.push(words.join(" "));
      if (keys) found.push({ keys, weight: NEAR[away], bits: 1 << bit });
      if (keys) terms.forEach((term) => note(marks, term, 1 << bit));
    }
    return { found, read: read.length ? read : [asked.stem] };
  }

  /** Where words of the query, as they were read, have other words of the same meaning. */
  async function otherWords(index, each, idioms, language, tried, marks) {
    const found = [];
    for (const { phrase, bits } of idioms) {
      for (const other of (await language.meanings(phrase)) || []) found.push(held(index, other, bits, true, tried, marks));
    }
    for (let from = 0; from < each.length; from += 1) {
      for (let count = Math.min(LONGEST_PHRASE, each.length - from); count > 0; count -= 1) {
        const said = count === 1 ? each[from].read : [each.slice(from, from + count).map(({ read }) => read[0]).join(" ")];
        const others = (await Promise.all(said.map((phrase) => language.meanings(phrase)))).flatMap((one) => one || []);
        const run = each.slice(from, from + count);
        const bits = ((1 << count) - 1) << from;
        const surely = count > 1 || run.every((one) => !one.found.length);
        for (const other of new Set(others)) found.push(held(index, other, bits, surely, tried, marks));
        if (count > 1 && others.length) found.push(asOne(index, run, bits));
      }
    }
    return (await Promise.all(found)).filter(Boolean);
  }

  /** What holds all words of a phrase that has a meaning of its own; by themselves they then say less. */
  async function asOne(index, run, bits) {
    for (const one of run) one.partly = true;
    const terms = [...new Set(run.flatMap(({ read }) => read[0].split(" ")))];
    const keys = terms.length > 1 && (await together(index, terms));
    return keys && keys.length ? { keys, weight: 1, bits } : null;
  }

  /** What holds other words, which stand for some words of the query. */
  async function held(index, other, bits, surely, tried, marks) {
    const terms = other.split(" ");
    const keys = await together(index, terms);
    if (!keys || !keys.length) return null;
    tried.meanings.push(other);
    terms.forEach((term) => note(marks, term, bits));
    return { keys, weight: surely ? ONLY_MEANING : SAME_MEANING, bits, idiom: (bits & (bits - 1)) !== 0 };
  }

  /** What holds neighbours of the query closed up, such as email for "e mail". */
  async function closedUp(index, joined, marks) {
    const lists = await Promise.all(joined.map(({ stem }) => index.term(stem)));
    return lists.flatMap((keys, at) => {
      if (keys) note(marks, joined[at].stem, joined[at].bits);
      return keys ? [{ keys, weight: 1, bits: joined[at].bits }] : [];
    });
  }

  /** What bears some words of the query that stand side by side, or other words of their meaning, as its whole title. */
  async function named(index, each, language) {
    const runs = each.flatMap((_, from) => each.slice(from, from + LONGEST_TITLE).map((_, more) => [from, more + 1]));
    const lists = runs.map(async ([from, count]) => {
      const said = each.slice(from, from + count).map(({ read }) => read[0]).join(" ");
      const phrases = [said, ...((await language.meanings(said)) || [])];
      const titled = await Promise.all(phrases.map((phrase) => index.term("!" + phrase)));
      const bits = ((1 << count) - 1) << from;
      return titled.flatMap((keys, at) => (keys ? [{ keys, bits, weight: at ? IN_OTHER_WORDS : 1 }] : []));
    });
    return (await Promise.all(lists)).flat();
  }

  search.answers = { each: answers, otherWords, closedUp, named, together, note };
})();
