/* What a code leads to, before all that only holds its words: the item or unit that it names, in the version it names. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const WITHIN_UNIT = 24;

  /** The keys that a code leads to: the item that is named, else the items of the unit that hold the other words. */
  search.coded = async function (index, code, keys, filters, language) {
    const labelled = code.labels.length ? await search.labelled(index, keys, code.labels) : [];
    const rest = search.words.read(code.rest.join(" "), language);
    const units = keys.filter((key) => !index.again.has(key));
    const found = { keys: [...labelled, ...units], marks: null, labelled: labelled.length > 0, named: labelled.length || units.length };
    if (!rest.words.length || labelled.length) return found;
    const own = new Set(keys.map((key) => Math.floor(key / HALF)));
    const plan = await search.plan(index, rest, language);
    const within = { ...filters, block: (key) => own.has(Math.floor(key / HALF)) };
    const { best } = search.rank(index, plan, within, WITHIN_UNIT);
    return { ...found, keys: [...best.map((one) => one.key), ...units], marks: plan.marks };
  };

  /** What a code, the beginning of one, or one like it leads to: hits, and the keys that are no hits of their words too. */
  search.leads = async function (root, index, now, asked, state, filters) {
    const { language } = now;
    const code = await search.codes.exact(index, asked.text, language.stops);
    if (code && code.version) await search.scripts("versions");
    const version = code && code.version ? await search.version(root, index, now, code, state, language) : null;
    const named = code ? await search.coded(index, code, code.keys, filters, language) : null;
    const listed = await search.codes.partial(index, asked.text);
    const alike = code || listed.length ? [] : await search.codes.alike(index, asked.text);
    const fits = (key) => (!filters.block || filters.block(key)) && filters.key(key);
    const keys = [...new Set([...(named ? named.keys : []), ...listed, ...alike])].filter(fits);
    const found = { code, version, named, alike: alike.length > 0, keys: new Set(keys) };
    if (!version) return { ...found, hits: keys.map((key) => ({ key })) };
    if (version.index === index) version.keys.forEach((key) => found.keys.add(key));
    const hits = await Promise.all(keys.map((key) => search.hit(index, key)));
    return { ...found, hits: [...version.hits, ...hits.filter((hit) => version.hits.every(({ address }) => address !== hit.address))] };
  };

  /** What is told of a code: its name, what is amiss with it, and the one hit, the first, to which it leads straight. */
  search.named = function ({ code, version, named, alike }, [first]) {
    const led = version || named;
    const alone = Boolean(code && code.alone && !code.rest.length);
    const told = { alone, name: code ? code.name : "", former: Boolean(code && code.former), alike, missing: Boolean(led && code.surely && !led.labelled) };
    const whole = alone && /[a-z].*\d/.test(code.name);
    const amiss = told.former || told.missing || (version && !version.held);
    const straight = whole && !amiss && led.named === 1 && first && first.key === led.keys[0] ? first : null;
    return { code: told, version, straight };
  };
})();
