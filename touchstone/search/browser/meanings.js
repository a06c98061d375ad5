/* Other words of the same meaning, and titles that a query names. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SAME_MEANING = 0.7;
  const ONLY_MEANING = 0.9;
  const IN_OTHER_WORDS = 0.5;
  const LONGEST_PHRASE = 4;
  const LONGEST_TITLE = 5;

  /** Where words of the query, as they were read, have other words of the same meaning. */
  async function otherWords(index, each, idioms, language, tried, marks) {
    const found = [];
    for (const { phrase, bits } of idioms) {
      for (const other of (await language.meanings(phrase)) || []) found.push(held(index, other, bits, "idiom", tried, marks));
    }
    for (let from = 0; from < each.length; from += 1) {
      for (let count = Math.min(LONGEST_PHRASE, each.length - from); count > 0; count -= 1) {
        const said = count === 1 ? each[from].read : [each.slice(from, from + count).map(({ read }) => read[0]).join(" ")];
        const others = (await Promise.all(said.map((phrase) => language.meanings(phrase)))).flatMap((one) => one || []);
        const run = each.slice(from, from + count);
        const bits = ((1 << count) - 1) << from;
        const how = count > 1 ? "idiom" : run.every((one) => !one.found.length) ? "only" : "too";
        for (const other of new Set(others)) found.push(held(index, other, bits, how, tried, marks));
        if (count > 1 && others.length) found.push(asOne(index, run, bits));
      }
    }
    for (const [one, other] of apart(each.length)) {
      const others = (await language.meanings(`${each[one].read[0]} ${each[other].read[0]}`)) || [];
      for (const meant of others) found.push(held(index, meant, (1 << one) | (1 << other), "idiom", tried, marks));
    }
    return (await Promise.all(found)).filter(Boolean);
  }

  /** Pairs of words that may be a phrase although a word stands between them, or they stand the other way round. */
  function apart(count) {
    return Array.from({ length: count }, (_, at) => [[at, at + 2], [at + 1, at], [at + 2, at]]).flat().filter((pair) => Math.max(...pair) < count);
  }

  /** What holds all words of a phrase that has a meaning of its own; by themselves they then say less. */
  async function asOne(index, run, bits) {
    for (const one of run) one.partly = true;
    const terms = [...new Set(run.flatMap(({ read }) => read[0].split(" ")))];
    const keys = terms.length > 1 && (await search.answers.together(index, terms));
    return keys && keys.length ? { keys, weight: 1, bits } : null;
  }

  /** What holds other words, which stand for some words of the query. */
  async function held(index, other, bits, how, tried, marks) {
    const terms = other.split(" ");
    const keys = await search.answers.together(index, terms);
    if (!keys || !keys.length) return null;
    tried.meanings.push(other);
    terms.forEach((term) => search.answers.note(marks, term, bits));
    return { keys, weight: how === "too" ? SAME_MEANING : ONLY_MEANING, bits, idiom: how === "idiom" };
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

  search.meanings = { otherWords, named };
})();
