/* From words to the terms that answer them: as typed, other endings, other words, beginnings, near spellings. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SAME_MEANING = 0.6;
  const BEGINNING = 0.8;
  const WHOLE_TITLE = [1.5, 0.9];
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

  /** What answers one word of the query, and what was tried to find it. */
  async function answers(index, asked, bit, tried, marks) {
    const found = [];
    const add = (term, keys, weight) => found.push({ keys, weight, bits: 1 << bit }) && marks.stems.add(term);
    const exact = await index.term(asked.stem);
    if (exact) add(asked.stem, exact, 1);
    if (asked.open || !exact) {
      const beginnings = (asked.word.length > 1 && (await index.beginning(asked.word, MOST_BEGINNINGS))) || [];
      for (const { term, keys } of beginnings) if (term !== asked.stem) add(term, keys, BEGINNING);
      if (beginnings.length && asked.word.length > 1) marks.starts.push(asked.word);
    }
    if (!found.length) {
      await search.scripts("near");
      for (const spelt of await search.near(index, asked.word)) {
        const term = search.words.stem(spelt.word);
        const keys = await index.term(term);
        if (keys) add(term, keys, NEAR[spelt.away]);
        if (keys) tried.spellings.push(spelt.word);
      }
    }
    return found;
  }

  /** Where words of the query have other words of the same meaning: from which word, how many, and the other words. */
  function meanings(words, same) {
    const found = [];
    for (let from = 0; from < words.length; from += 1) {
      for (let count = Math.min(4, words.length - from); count > 0; count -= 1) {
        const said = words.slice(from, from + count).map((one) => one.stem).join(" ");
        const others = same.filter((group) => group.includes(said)).flat().filter((other) => other !== said);
        if (others.length) found.push({ from, count, others: [...new Set(others)] });
      }
    }
    return found;
  }

  async function otherWords(index, words, same, tried, marks) {
    const found = [];
    for (const { from, count, others } of meanings(words, same)) {
      const bits = ((1 << count) - 1) << from;
      const lists = await Promise.all(others.map((other) => together(index, other.split(" "))));
      lists.forEach((keys, place) => {
        if (!keys || !keys.length) return;
        found.push({ keys, weight: SAME_MEANING, bits });
        tried.meanings.push(others[place]);
        others[place].split(" ").forEach((term) => marks.stems.add(term));
      });
    }
    return found;
  }

  /** What bears the query, or other words of its meaning, as its whole title. */
  async function wholeTitles(index, { words, phrases }, same) {
    if (!words.length || phrases.length) return [];
    const whole = words.map((one) => one.stem).join(" ");
    const others = meanings(words, same).filter(({ count }) => count === words.length).flatMap((one) => one.others);
    const lists = await Promise.all([whole, ...others].map((terms) => index.term("!" + terms)));
    const bits = (1 << words.length) - 1;
    return lists.flatMap((keys, at) => (keys ? [{ keys, weight: WHOLE_TITLE[at ? 1 : 0], bits }] : []));
  }

  /** Everything that answers a query: lists of keys, each with a weight and the words that it stands for. */
  search.plan = async function (index, asked, same) {
    const tried = { spellings: [], meanings: [], missing: [] };
    const marks = { stems: new Set(), starts: [] };
    const phrases = await Promise.all(asked.phrases.map((phrase) => phraseKeys(index, phrase, marks)));
    const each = await Promise.all(asked.words.map((word, bit) => answers(index, word, bit, tried, marks)));
    const others = await otherWords(index, asked.words, same, tried, marks);
    const total = index.start.found;
    const weights = each.map((found) => Math.log(1 + total / (1 + Math.max(0, ...found.map((one) => one.keys.length)))));
    each.forEach((found, bit) => {
      if (!found.length && !others.some((one) => one.bits & (1 << bit))) tried.missing.push(asked.words[bit].word);
    });
    phrases.forEach((keys, place) => {
      weights.push(Math.log(1 + total / (1 + keys.length)));
      each.push([{ keys, weight: 1, bits: 1 << (asked.words.length + place) }]);
    });
    const titled = await wholeTitles(index, asked, same);
    const lists = [...titled, ...each.flat(), ...others].sort((one, other) => other.weight - one.weight);
    return { lists, weights, tried, marks };
  };

  /** Where all words of a phrase stand; whether they stand side by side is seen when the text is there. */
  async function phraseKeys(index, phrase, marks) {
    const stops = new Set(index.start.stops.split(" "));
    const terms = phrase.filter((term) => !stops.has(term));
    terms.forEach((term) => marks.stems.add(term));
    return (terms.length && (await together(index, terms))) || new Int32Array();
  }
})();
