/* From a query to a plan: the lists of keys that answer its words, and how much each word says. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  const PART_OF_PHRASE = 0.25;
  const MANY = 5;

  /** How much each word of the query says: the rarer it is, the more, and words of questions say little. */
  function weightsOf(words, lists, total) {
    const say = (keys) => Math.log(1 + total / (1 + Math.max(0, ...keys)));
    const single = words.map(({ weight, stem }, bit) => {
      if (words.findIndex((one) => one.stem === stem) < bit) return 0;
      const own = lists.filter(({ bits }) => bits === 1 << bit);
      const told = [own.filter(({ surely }) => surely), own, lists.filter(({ bits }) => bits & (1 << bit))].find(({ length }) => length) || [];
      return weight * say(told.map(({ keys }) => keys.length));
    });
    return whole(single, lists, say);
  }

  /** The weights where words make a phrase with a meaning: together they say as much as what it means. */
  function whole(weights, lists, say) {
    const found = [...weights];
    for (const phrase of new Set(lists.filter(({ idiom }) => idiom).map(({ bits }) => bits))) {
      const held = (bit) => phrase & (1 << bit);
      const sum = weights.reduce((total, weight, bit) => total + (held(bit) ? weight : 0), 0);
      const more = say(lists.filter(({ bits, idiom }) => idiom && bits === phrase).map(({ keys }) => keys.length)) / (sum || 1);
      weights.forEach((weight, bit) => held(bit) && (found[bit] = Math.max(found[bit], weight * more)));
    }
    return found;
  }

  /** Everything that answers a query: lists of keys, each with a weight and the words that it stands for. */
  search.plan = async function (index, asked, language) {
    const tried = { spellings: [], meanings: [], missing: [], unsaid: [] };
    const marks = { stems: new Map(), starts: [] };
    const total = index.start.found;
    const phrases = await Promise.all(asked.phrases.map((phrase, place) => phraseKeys(index, phrase, 1 << (asked.words.length + place), language, marks)));
    const each = await Promise.all(asked.words.map((word, bit) => search.answers.each(index, { ...word, many: asked.words.length >= MANY }, bit, language, tried, marks)));
    const others = await search.meanings.otherWords(index, each, asked.idioms, language, tried, marks);
    const closed = await search.answers.closedUp(index, asked.joined, marks);
    const named = await search.meanings.named(index, each, language);
    const own = each.flatMap(({ found, partly }) => found.map((one) => ({ ...one, weight: one.weight * (partly ? PART_OF_PHRASE : 1) })));
    const lists = [...own, ...closed, ...others];
    const weights = weightsOf(asked.words, lists, total);
    asked.words.forEach(({ word }, bit) => lists.some(({ bits }) => bits & (1 << bit)) || tried.missing.push(word));
    phrases.forEach((keys, place) => {
      weights.push(Math.log(1 + total / (1 + keys.length)));
      lists.push({ keys, weight: 1, bits: 1 << (asked.words.length + place), typed: true });
    });
    return { lists: lists.sort((one, other) => other.weight - one.weight), named, weights, tried, marks };
  };

  /** Where all words of a phrase stand; whether they stand side by side is seen when the text is there. */
  async function phraseKeys(index, phrase, bits, { stops }, marks) {
    const terms = phrase.filter((term) => !stops.has(term));
    terms.forEach((term) => search.answers.note(marks, term, bits));
    return (terms.length && (await search.answers.together(index, terms))) || new Int32Array();
  }
})();
