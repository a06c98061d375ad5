/* Codes in any spelling: ES19, SfJ ES 19, es19 k5, SFJES19 v2 P1-P4. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const GLUED = /^(.*\d[a-z]?)(pc|ku|sk|p|k|s|b)(\d{1,3})$/;
  const VERSIONED = /^(.*\d[a-z]?)\.?v(\d{1,2})\.?((?:pc|ku|sk|p|k|s|b)\d{1,3})?$/;
  const LEVELLED = /^(.*\d)\.(\d{1,2})$/;
  const LEADS = new Set(["unit", "units", "item", "items", "code", "ref", "nos", "standard", "standards", "urn", "competency"]);
  const LONGEST_CODE = 5;
  const SHORT = 12;
  const MOST_LISTED = 20;
  const LOOKS_LIKE = { o: "0", 0: "o", i: "1", l: "1", 1: "l", 5: "s", s: "5", "£": "e" };

  const { signs, labelsAt, allLabels, label } = search.labels;

  /** The ways in which words can be read as a code, a version, labels and a rest; the longest code first. */
  function readings(words) {
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
  function ending(code, behind, labels) {
    const after = behind[0] === "-" ? behind.slice(1) : behind;
    const name = search.words.plainCode(code.join(""));
    const [, version] = /^v\.?(\d{1,2})$/.exec(after[0] || "") || [];
    const values = version && after.length === 1 ? [label("v", version)] : [];
    const told = allLabels(version ? after.slice(1) : after);
    const meant = Number(version || lastly(told.labels));
    const rest = after.slice((version ? 1 : 0) + told.took).filter((word) => !LEADS.has(word));
    const found = [{ name, version: meant, labels: [...labels, ...told.labels, ...values], rest, surely: labels.length + told.labels.length > 0 }];
    const [, start, letters, number] = GLUED.exec(code[code.length - 1]) || [];
    const whole = search.words.plainCode(code.slice(0, -1).join("") + (start || ""));
    if (start) found.push({ name: whole, version: meant, labels: [label(letters, number), ...told.labels], rest, surely: true });
    found.push(...dotted(code, after, labels));
    return found.filter((reading) => reading.name.length > 1);
  }

  /** The version that stands behind other labels, as in ES19 K5 v2; 0 where none does. */
  function lastly(labels) {
    const [, version] = (labels.length > 1 && /^V(\d{1,2})$/.exec(labels[labels.length - 1])) || [];
    return version || 0;
  }

  /** A code whose last word ends in a version, such as SFJES19v2 or es19.v2.k5, or in a level, such as L15.2. */
  function dotted(code, after, labels) {
    const [last, before] = [code[code.length - 1], code.slice(0, -1)];
    const [, unit, version, item] = VERSIONED.exec(last) || [];
    if (unit) return ending([...before, unit], [`v${version}`, ...(item ? [item] : []), ...after], labels);
    const [, competency, level] = LEVELLED.exec(last) || [];
    return competency ? ending([...before, competency], ["level", level, ...after], labels) : [];
  }

  const withoutZeros = (name) => name.replace(/(^|[^0-9])0+(?=[0-9])/g, "$1");

  /** The first reading whose code is known, with the keys of what it names; as printed goes before other spellings. */
  async function exact(index, text, stops) {
    const words = signs(text);
    const leadless = (skipped) => words.slice(Math.max(0, words.findIndex((word) => !skipped(word))));
    const [plain, bare] = [leadless((word) => LEADS.has(word)), leadless((word) => LEADS.has(word) || stops.has(word))];
    const read = [...readings(plain).map((reading) => ({ ...reading, alone: true })), ...(bare.length < plain.length ? readings(bare) : [])];
    const loosely = read.filter(({ name }) => /\d/.test(name)).map((reading) => ({ ...reading, loosely: true }));
    for (const reading of [...read, ...loosely]) {
      const held = await bearers(index, reading, text.length < SHORT);
      if (held.keys.length) return { ...reading, ...held };
    }
    return null;
  }

  /** What bears the code of a reading in an index; a code of old is looked for where it is `short` or holds a figure. */
  async function bearers(index, reading, short) {
    const name = reading.loosely ? withoutZeros(reading.name) : reading.name;
    const today = await index.term("=" + name);
    const other = /\d/.test(name) || short ? await index.term((reading.loosely ? "+" : "~") + name) : null;
    return { name, keys: [...(today || []), ...(other || [])], former: !today && !reading.loosely };
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

  search.codes = { exact, bearers, partial, alike };
})();
