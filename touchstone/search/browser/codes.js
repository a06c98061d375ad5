/* Codes in any spelling: ES19, SfJ ES 19, es19 k5, SFJES19 v2 P1-P4. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const LABEL = /^(p|pc|k|ku|s|v|b|sk)?\.?(\d{1,3})$/;
  const GLUED = /^(.*\d[a-z]?)(pc|ku|sk|p|k|s|b)(\d{1,3})$/;
  const KINDS = { pc: "P", ku: "K" };
  const LEADS = new Set(["unit", "units", "item", "items", "code", "ref", "nos", "standard", "standards", "urn"]);
  const LONGEST_CODE = 5;
  const MOST_LISTED = 20;
  const MOST_LABELS = 50;
  const LOOKS_LIKE = { o: "0", 0: "o", i: "1", l: "1", 1: "l", 5: "s", s: "5", "£": "e" };

  /** The words of a query with blanks between letters and figures kept, and dashes as words of their own. */
  function signs(text) {
    const spaced = text.toLowerCase().replace(/[–—−]/g, "-").replace(/[:;,#/()[\]]/g, " ");
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

  /** The ways in which words can be read as a code, a version, labels and a rest; the longest code first. */
  function readings(text) {
    const words = signs(text);
    while (LEADS.has(words[0])) words.shift();
    const found = [];
    const front = labelsAt(words);
    const skip = words[front.took] === "of" || words[front.took] === "in" ? 1 : 0;
    const dash = words.indexOf("-") < 0 ? words.length : words.indexOf("-");
    for (let took = Math.min(LONGEST_CODE, dash); took > 0; took -= 1) {
      found.push(...ending(words.slice(0, took), words.slice(took), []));
      const from = front.took + skip;
      if (front.took && from + took <= words.length) found.push(...ending(words.slice(from, from + took), words.slice(from + took), front.labels));
    }
    return found.filter((reading) => /\d/.test(reading.name) || (!reading.rest.length && !reading.labels.length));
  }

  /** A code with what stands behind it; `v2` may be a version, or the second of the values that a unit lists. */
  function ending(code, after, labels) {
    const name = search.words.plainCode(code.join(""));
    const [, version] = /^v\.?(\d{1,2})$/.exec(after[0] || "") || [];
    const values = version && after.length === 1 ? [label("v", version)] : [];
    const told = allLabels(version ? after.slice(1) : after);
    const rest = after.slice((version ? 1 : 0) + told.took);
    const found = [{ name, labels: [...labels, ...told.labels, ...values], rest, surely: labels.length + told.labels.length > 0 }];
    const [, start, letters, number] = GLUED.exec(code[code.length - 1]) || [];
    const whole = search.words.plainCode(code.slice(0, -1).join("") + (start || ""));
    if (start) found.push({ name: whole, labels: [label(letters, number), ...told.labels], rest, surely: true });
    return found.filter((reading) => reading.name.length > 1);
  }

  /** The first reading whose code is known, with the keys of what it names. */
  async function exact(index, text) {
    for (const reading of readings(text)) {
      const [today, once] = await Promise.all([index.term("=" + reading.name), index.term("~" + reading.name)]);
      if (today || once) return { ...reading, keys: [...(today || []), ...(once || [])], former: !today };
    }
    return null;
  }

  /** The codes that begin as the query does, in the order of their numbers. */
  async function partial(index, text) {
    const name = search.words.plainCode(text);
    if (name.length < 2 || name.length > 30 || signs(text).length > 3) return [];
    const found = (await index.beginning("=" + name, 400)) || [];
    const order = new Intl.Collator("en", { numeric: true });
    found.sort((one, other) => order.compare(one.term, other.term));
    return [...new Set(found.filter(({ term }) => term !== "=" + name).flatMap(({ keys }) => [...keys]))].slice(0, MOST_LISTED);
  }

  /** Codes that differ from what was typed by one sign that scans and people mix up, such as O and 0. */
  async function alike(index, text) {
    const typed = signs(text).slice(0, 3).join("").replace(/[^a-z0-9£]/g, "").slice(0, 20);
    if (!/[\d£]/.test(typed)) return [];
    const names = [...typed].flatMap((sign, at) => (LOOKS_LIKE[sign] ? [typed.slice(0, at) + LOOKS_LIKE[sign] + typed.slice(at + 1)] : []));
    const lists = await Promise.all(names.map((name) => index.term("=" + search.words.plainCode(name))));
    return lists.flatMap((keys) => (keys ? [...keys] : []));
  }

  search.codes = { exact, partial, alike };
})();
