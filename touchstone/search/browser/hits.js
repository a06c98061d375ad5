/* From keys to hits: what is shown of each, and a last look at the words themselves. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const FIRST_PART = 2;
  const USUAL_LENGTH = 15;
  const EXACTLY = 8;
  /** Units, items and above all definitions go before prose that says as much, and before what only lists them. */
  const OF_KIND = { guidance: 0.8, "guidance-section": 0.6, list: 0.6, grouping: 0.3, term: 1.15 };
  const IN_TITLE = 0.6;
  const [CLOSE, FAR] = [18, 0.35];

  /** Where an address leads from this page; on a shared drive a folder has to be named by its page. */
  search.link = function (root, address) {
    const [page, fragment] = address.split("#");
    const file = location.protocol === "file:" && (page === "" || page.endsWith("/")) ? page + "index.html" : page;
    return new URL(file + (fragment === undefined ? "" : "#" + fragment), root).href;
  };

  /** What a key leads to. */
  search.hit = async function (index, key) {
    const block = await index.block(key);
    const [kind, label, title, address, context, words, first, parts, also = [], version = 0] = block;
    const ordinal = key % HALF;
    if (ordinal < FIRST_PART) return { key, kind, label, title, also, words, context, address, version, first, unit: "" };
    const [partKind, partLabel, anchor, partWords, partTitle = ""] = parts[ordinal - FIRST_PART];
    const whole = [label, partLabel].filter(Boolean).join(" ");
    const at = `${address.split("#")[0]}#${anchor}`;
    return { key, kind: partKind, label: whole, title: partTitle, also: [], words: partWords, context, address: at, version, first: 1, unit: [label, title].filter(Boolean).join(" ") };
  };

  /** The keys of the parts that bear one of the labels, in the blocks of `keys`. */
  search.labelled = async function (index, keys, labels) {
    const found = [];
    for (const key of keys) {
      const parts = (await index.block(key))[7];
      parts.forEach(([, label], place) => {
        const order = labels.findIndex((one) => label === one || label.endsWith(" " + one));
        if (order >= 0) found.push({ key: key - (key % HALF) + FIRST_PART + place, order });
      });
    }
    return found.sort((one, other) => one.order - other.order).map((one) => one.key);
  };

  /** How much better or worse a hit is than its terms alone say: the very words, side by side, and little else. */
  search.closeness = function (hit, asked, { marks, weights }) {
    const wanted = [...asked.phrases.flat(), ...asked.words.map((one) => one.stem)].filter((term) => !asked.stops.has(term));
    const titles = [hit.title, ...hit.also].filter(Boolean).map((text) => telling(text, asked.stops));
    if (titles.some(({ stems }) => stems.join(" ") === wanted.join(" "))) return hit.kind === "grouping" ? 1 : hit.kind === "term" ? EXACTLY : EXACTLY + 0.5;
    const terms = marks.stems;
    const inTitle = titles.find(({ stems }) => sum(bitsOf(stems, terms), weights) > IN_TITLE * sum(hit.bits, weights));
    const { words, stems } = inTitle || telling([hit.title, hit.words].join(" "), asked.stops);
    if (!stems.length || !wanted.length) return 1;
    const covered = stems.filter((term) => terms.has(term)).length / stems.length;
    const pairs = wanted.slice(1).filter((term, at) => stems.some((one, place) => one === wanted[at] && stems[place + 1] === term)).length;
    const exact = asked.words.filter((one) => words.includes(one.word)).length / wanted.length;
    const begins = wanted.every((term, at) => stems[at] === term) ? 0.2 : 0;
    const long = Math.max(0.5, Math.min(1.15, 1 / (0.7 + (0.3 * stems.length) / USUAL_LENGTH)));
    const ofKind = OF_KIND[hit.kind] || 1;
    const near = inTitle ? Math.sqrt(ofKind) : ofKind * together(stems, terms, weights);
    return near * long * (1 + 0.4 * covered + (0.4 * pairs) / Math.max(1, wanted.length - 1) + 0.8 * exact + begins);
  };

  /** Whether a level only answers because of one of its behaviours, which is a hit by itself. */
  search.saidByOne = function (hit, others) {
    return hit.kind === "level" && others.some(({ address, bits }) => address.startsWith(hit.address + "-b") && !(hit.bits & ~bits));
  };

  const sum = (bits, weights) => weights.reduce((total, weight, bit) => total + (bits & (1 << bit) ? weight : 0), 0);
  const bitsOf = (stems, terms) => stems.reduce((bits, term) => bits | (terms.get(term) || 0), 0);

  /** How much of what a text holds of the query stands close together in it, from FAR to 1. */
  function together(stems, terms, weights) {
    const last = new Map();
    let [all, best] = [0, 0];
    stems.forEach((term, at) => {
      const bits = terms.get(term) || 0;
      if (!bits) return;
      all |= bits;
      last.set(bits, at);
      const close = [...last].reduce((held, [one, place]) => (at - place < CLOSE ? held | one : held), 0);
      best = Math.max(best, sum(close, weights));
    });
    return all ? FAR + (1 - FAR) * (best / (sum(all, weights) || 1)) : 1;
  }

  function telling(text, stops) {
    const words = search.words.words(text).filter((word) => !stops.has(word));
    return { words, stems: words.map(search.words.stem) };
  }

  /** Whether a hit holds every phrase word by word. */
  search.holds = function (hit, phrases) {
    const texts = [hit.title, hit.words].map((text) => " " + search.words.words(text).map(search.words.stem).join(" ") + " ");
    return phrases.every((phrase) => texts.some((text) => text.includes(" " + phrase.join(" ") + " ")));
  };
})();
