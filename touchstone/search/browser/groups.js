/* What is found in the groups in which it is shown: by a code, with all words, with some of them. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});

  /** Hits in the order in which they are shown, each with the words that it lacks. Behind the last that lacks none all are `some`. */
  search.inGroups = function (near, rest, asked) {
    const lacks = ({ bits }) => asked.words.filter((_, bit) => !(bits & (1 << bit))).map(({ word }) => word);
    const [seen, others] = [near, rest].map((hits) => hits.map((one) => ({ ...one, lacks: lacks(one) })));
    const told = [...seen, ...others.filter((one) => !one.lacks.length), ...others.filter((one) => one.lacks.length)];
    const whole = told.reduce((last, one, at) => (one.lacks.length ? last : at + 1), 0);
    return told.map((one, at) => ({ ...one, group: at < whole ? "all" : "some" }));
  };

  /** How many there are of each where phrases are asked for, which is seen only when the words are there. */
  search.inNumbers = function (listed, { typed }) {
    const all = listed.filter(({ lacks }) => !lacks.length).length;
    return { all, some: listed.length - all, typed };
  };
})();
