/* What a search says of itself: of a code that was typed, how much was found, and what was tried in vain. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  const NUMBER = new Intl.NumberFormat("en-GB");

  function counted(number, one, many) {
    return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
  }

  search.quoted = (words) => words.slice(0, 4).map((word) => `“${word}”`).join(", ");

  /** How many were found, or what was tried in vain. */
  search.told = function (found) {
    const { tried, code } = found;
    const parts = search.toldOfCode(found);
    if (tried.spellings.length) parts.push(`Nothing is spelt as you typed it; searched for ${search.quoted(tried.spellings)}.`);
    if (found.near) parts.unshift(nothing(found), NEAREST[found.near](found));
    else if (found.hits.length) parts.push(...numbers(found), ...otherwise(found));
    else parts.push(nothing(found));
    if (found.older && found.hits.length) parts.push("Only earlier versions and withdrawn items are searched.");
    if (found.hits.length && tried.missing.length && !code.name && !found.near) parts.push(`Not found anywhere: ${search.quoted(tried.missing)}.`);
    if (found.cut) parts.push("Your query is long: only its beginning was searched.");
    return parts.join(" ");
  };

  /** How many results there are of each group. */
  function numbers({ counts: { codes, all, typed, some }, listed }) {
    const whole = typed || codes ? "with all words" : "with words of like meaning";
    const groups = [[codes, "by the code"], [all, whole], [some, "with some of the words"]].filter(([count]) => count);
    const total = codes + all + some;
    const told = groups.length > 1 ? groups.map(([count, what]) => `${NUMBER.format(count)} ${what}`).join(", ") : "";
    const most = listed < total ? ` The best ${NUMBER.format(listed)} are listed.` : "";
    if (!codes && !all) return [`Nothing has all of these words. ${counted(some, "result has", "results have")} some of them.${most}`];
    return [`${counted(total, "result", "results")}${told && ": " + told}.${most}`];
  }

  /** Where words of like meaning stand in for what was typed. */
  function otherwise({ counts: { all, typed, codes }, tried, words }) {
    if (codes || tried.spellings.length) return [];
    if (all && !typed && words.length === 1) return [`Nothing here says ${search.quoted([words[0].word])}. These have words of like meaning:`];
    if (all && !typed) return ["Nothing here has all of these words as you typed them."];
    return tried.unsaid.length ? [`Nothing here says ${search.quoted(tried.unsaid)}; words of like meaning were searched.`] : [];
  }

  const NEAREST = {
    wider: ({ hits }) => `Without narrowing the search, ${hits.length === 1 ? "this is" : "these are"} found:`,
    codes: () => "These codes begin in the same way:",
    spelt: ({ nearWords }) => `These come nearest, for ${search.quoted(nearWords)}:`,
  };

  function nothing(found) {
    const query = found.query.length > 60 ? found.query.slice(0, 60) + "…" : found.query;
    const tried = "Tried: the words as typed, other endings, words that begin so, words spelt nearly so, and words of the same meaning.";
    const advice = found.near ? "" : " Check the spelling, or use fewer or other words. A unit is also found by its code, such as ES19, and in the list of all units from A to Z.";
    return `No result for “${query}”. ${tried}${advice}`;
  }

  /** What is amiss with a code, of its version, and where Enter leads. */
  search.toldOfCode = function ({ code, version, straight }) {
    const parts = [];
    const name = code.name.toUpperCase();
    if (code.missing) parts.push(`${name} has no item with that label.`);
    if (code.former) parts.push(`${name} is a code of old.`);
    if (code.alike) parts.push("No unit has that code. These codes look like it:");
    if (version) parts.push(...search.ofVersion(name, version));
    if (straight) parts.push(`Enter leads straight to ${straight.label || straight.title}.`);
    return parts;
  };
})();
