/* The version of a unit that a query names, such as ES19 v2 K5. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  const same = (one, other) => one.split("#")[0].startsWith(other.split("#")[0]);

  /** Everything of a code in an index, each with its version. */
  async function held(index, code) {
    const { keys } = await search.codes.bearers(index, code, true);
    return Promise.all(keys.map(async (key) => ({ key, index, ...(await search.hit(index, key)) })));
  }

  /** The versions of what a code names: `units` are those of today, `there` is what bears the version that was asked for. */
  async function versions(now, older, code) {
    const today = (await held(now, code)).filter(({ kind }) => kind === "unit");
    if (!today.length) return null;
    const before = older ? (await held(older, code)).filter(({ address }) => today.some((unit) => same(address, unit.address))) : [];
    const there = [...today, ...before].filter(({ version }) => version === code.version);
    return { asked: code.version, units: today.filter(({ first }) => first), before: before.filter(({ first }) => first), there, today };
  }

  /** What leads to the version that a query names, else to that of today; null where the code is not that of a unit. */
  search.version = async function (root, index, now, code, state, language) {
    const older = now.start.older ? await search.index(root, "older/") : null;
    const known = await versions(now, older, code);
    if (!known) return null;
    const lead = known.there.length ? known.there : known.today;
    const filters = await search.narrowed(lead[0].index, { ...state, page: "" });
    const found = await search.coded(lead[0].index, code, lead.map(({ key }) => key), filters, language);
    const fitting = [...new Set(found.keys)].filter((key) => filters.key(key) && (!filters.block || filters.block(key)));
    const hits = await Promise.all(fitting.map((key) => search.hit(lead[0].index, key)));
    const values = code.labels.length === 1 && code.labels[0] === `V${code.version}` && found.labelled;
    return { ...known, ...found, index: lead[0].index, hits, held: Boolean(known.there.length || values) };
  };

  /** Where a code leads straight: where the version of today was named, to the address that keeps to it. */
  search.addressOfVersion = function ({ straight, version }) {
    const [page, anchor] = straight.address.split("#");
    const own = version.asked === version.units[0].version ? `v${version.asked}/` : "";
    return page + own + (anchor ? "#" + anchor : "");
  };

  /** What to know of the version that was asked for: that it is not here, or not the latest. */
  search.ofVersion = function (name, { asked, held, units, before, there }) {
    const latest = units.length === 1 ? units[0].version : 0;
    const earlier = before.map(({ version }) => version).sort((one, other) => one - other);
    const also = earlier.length ? ` Also here: version ${earlier.join(", version ")}.` : "";
    if (!held && units.length > 1) return [`No unit ${name} has a version ${asked} here.`];
    if (!held) return [latest ? `${name} has no version ${asked} here; the latest is version ${latest}.${also}` : `Which version of ${name} this is, is not known here.`];
    const isEarlier = latest && there.length && asked !== latest;
    return isEarlier ? [`Version ${asked} of ${name} is an earlier version; the latest is version ${latest}.`] : [];
  };
})();
