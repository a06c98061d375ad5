/* Other words of the same meaning, and titles that a query names. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SAME_MEANING = 0.5;
  const ONLY_MEANING = 0.9;
  const IN_OTHER_WORDS = 0.5;
  const LONGEST_PHRASE = 4;
  const LONGEST_TITLE = 5;
  /** How many characters of the index one query may load for whole titles in other words, and for other words at all. */
  const FOR_TITLES = 4000;
  /** The more words a query has, the more its own load, and the less each needs the help of others. */
  const forMeanings = (words) => Math.max(2000, 24000 - 4000 * words);

  /** Where words of the query, as they were read, have other words of the same meaning. */
  async function otherWords(index, each, idioms, language, tried, marks) {
    const { wanted, phrases } = await meant(each, idioms, language);
    const own = each.flatMap(({ read }) => read.flatMap((phrase) => phrase.split(" ")));
    const affordable = search.worthLoading(index, wanted, own, forMeanings(each.length));
    const found = affordable.map((one) => held(index, one, tried, marks));
    return (await Promise.all([...found, ...phrases.map(({ run, bits }) => asOne(index, run, bits))])).filter(Boolean);
  }

  /** The other words that the list of meanings has, and which words of the query make a phrase that stands in it. */
  async function meant(each, idioms, language) {
    const [wanted, phrases] = [[], []];
    const add = (others, bits, how) => others.forEach((other) => wanted.push({ other, terms: other.split(" "), bits, how }));
    for (const { phrase, bits } of idioms) add((await language.meanings(phrase)) || [], bits, "idiom");
    for (let from = 0; from < each.length; from += 1) {
      for (let count = Math.min(LONGEST_PHRASE, each.length - from); count > 0; count -= 1) {
        const run = each.slice(from, from + count);
        const said = count === 1 ? run[0].read : [run.map(({ read }) => read[0]).join(" ")];
        const others = (await Promise.all(said.map((phrase) => language.meanings(phrase)))).flatMap((one) => one || []);
        const bits = ((1 << count) - 1) << from;
        add(new Set(others), bits, count > 1 ? "idiom" : run[0].found.length ? "too" : "only");
        if (count > 1 && others.length) phrases.push({ run, bits });
      }
    }
    for (const [one, other] of apart(each.length)) {
      add((await language.meanings(`${each[one].read[0]} ${each[other].read[0]}`)) || [], (1 << one) | (1 << other), "idiom");
    }
    return { wanted, phrases };
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
    return keys && keys.length ? { keys, weight: 1, bits, typed: true } : null;
  }

  /** What holds other words, which stand for some words of the query. */
  async function held(index, { other, terms, bits, how }, tried, marks) {
    const keys = await search.answers.together(index, terms);
    if (!keys || !keys.length) return null;
    tried.meanings.push(other);
    terms.forEach((term) => search.answers.note(marks, term, bits));
    return { keys, weight: how === "too" ? SAME_MEANING : ONLY_MEANING, bits, idiom: how === "idiom" };
  }

  /** What bears some words of the query that stand side by side, or other words of their meaning, as its whole title. */
  async function named(index, each, language) {
    const runs = each.flatMap((_, from) => each.slice(from, from + LONGEST_TITLE).map((_, more) => each.slice(from, from + more + 1)));
    const told = runs.map(async (run) => {
      const bits = ((1 << run.length) - 1) << each.indexOf(run[0]);
      const said = run.map(({ read }) => read[0]).join(" ");
      const others = (await language.meanings(said)) || [];
      return [said, ...others].map((phrase, at) => ({ terms: ["!" + phrase], bits, weight: at ? IN_OTHER_WORDS : 1 }));
    });
    const titles = (await Promise.all(told)).flat();
    const own = titles.filter(({ weight }) => weight === 1);
    const others = titles.filter(({ weight }) => weight < 1);
    const looked = [...own, ...search.worthLoading(index, others, own.flatMap(({ terms }) => terms), FOR_TITLES)];
    const found = await Promise.all(looked.map(async (one) => ({ ...one, keys: await index.term(one.terms[0]) })));
    return found.filter(({ keys }) => keys);
  }

  search.meanings = { otherWords, named };
})();
