/* The words of a code query: what stands for an item, such as K5, P1 - P4, "criterion 8", "level two". */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LABEL = /^(p|pc|k|ku|s|v|b|sk)?\.?(\d{1,3})$/;
  const KINDS = { pc: "P", ku: "K" };
  const MEANT = { p: "performance criterion", k: "knowledge item", s: "scope item" };
  const MOST_LABELS = 50;
  const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  /** Labels as people say them, and the letter that is meant. */
  const SAID = [
    [/\b(?:performance )?criteri(?:on|a) (?=\d)/g, "p"],
    [/\bknowledge(?: and understanding)?(?: item| statement| point)? (?=\d)/g, "k"],
    [/\bscope(?: item)? (?=\d)/g, "s"],
    [/\b(?:version|ver\.?|v) (?=\d)/g, "v"],
    [/\b(?:items?|point|number|no\.?) (?=[a-z]{0,2} ?\d)/g, ""],
    [new RegExp(`\\blevel (${NUMBERS.join("|")})\\b`, "g"), (_, word) => `level ${NUMBERS.indexOf(word) + 1}`],
  ];

  /** The words of a query with blanks between letters and figures kept, and dashes as words of their own. */
  function signs(text) {
    const plain = text.toLowerCase().replace(/[–—−‐‑]/g, "-").replace(/[:;,#/()[\]_?!"“”]|\.(?=\s|$)|(?<=\d)\.(?=[a-z])/g, " ").replace(/\s+/g, " ");
    const spaced = SAID.reduce((said, [pattern, letter]) => said.replace(pattern, letter), plain);
    return spaced.replace(/([a-z]+\d+)\s*-\s*([a-z]*\d+)(?![a-z0-9])/g, "$1 - $2").split(/\s+/).filter(Boolean);
  }

  /** The labels that stand at the start of `words`, such as K5 or P1 - P4, and how many words they take. */
  function labelsAt(words) {
    if (words[0] === "level" && /^\d{1,2}$/.test(words[1] || "")) return { labels: [`level ${Number(words[1])}`], took: 2 };
    const [, letters, first] = LABEL.exec(words[0] || "") || [];
    if (!letters) {
      const [, alone, number] = LABEL.exec((words[0] || "") + (words[1] || "")) || [];
      return alone && /^[a-z]+\.?$/.test(words[0]) ? { labels: [label(alone, number)], took: 2 } : { labels: [], took: 0 };
    }
    const [, , last] = (words[1] === "-" && LABEL.exec(words[2] || "")) || [];
    const count = last ? Math.min(Math.max(Number(last) - Number(first), 0), MOST_LABELS) : 0;
    const labels = Array.from({ length: count + 1 }, (_, step) => label(letters, Number(first) + step));
    return { labels, took: last ? 3 : 1 };
  }

  /** All labels that stand one after another, with or without "and" between them. */
  function allLabels(words) {
    let { labels, took } = labelsAt(words);
    for (let more = { took }; more.took && labels.length < MOST_LABELS; ) {
      const joins = ["and", "&"].includes(words[took]) ? 1 : 0;
      more = labelsAt(words.slice(took + joins));
      if (more.took) [labels, took] = [[...labels, ...more.labels], took + joins + more.took];
    }
    return { labels, took };
  }

  const label = (letters, number) => (KINDS[letters] || letters.toUpperCase()) + Number(number);

  /** What a label without its unit means, such as "knowledge item" for K5; null for what is no label. */
  function meanings(word) {
    const [, letters] = /^(pc?|ku?|s)\d{1,2}$/.exec(word) || [];
    return letters ? [MEANT[letters[0]].split(" ").map(search.words.stem).join(" ")] : null;
  }

  search.labels = { signs, meanings, labelsAt, allLabels, label };
})();
