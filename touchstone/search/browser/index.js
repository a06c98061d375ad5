/* The index as files: which piece holds a term, and what its postings say. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  const [FEW_PIECES, SMALL] = [3, 32];
  const MOST_OF_WORDS = 40;
  const KEPT = 150;

  const fileName = (start) => start.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`);

  /** A list of words as it was before each was shortened by what it shares with the one before. */
  function written(piece) {
    let word = "";
    return [...piece.matchAll(/([A-Z])([^A-Z0-9]*)([0-9])/g)].map(([, shared, rest, common]) => {
      word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
      return word + common;
    });
  }

  /** One index: that of what holds today, or that of older versions. */
  class Index {
    constructor(root, folder) {
      Object.assign(this, { root, folder, decoded: new Map() });
    }

    async open() {
      this.start = await search.load(this.root, `${this.folder}start`);
      this.width = [1, 2, 3].find((width) => this.start.shards <= 64 ** width);
      this.size = this.start.shards * HALF * HALF;
      return this;
    }

    load(name) {
      return search.load(this.root, this.folder + name, this.start.version);
    }

    /** The pieces that hold what begins with `beginning`, as a first and a last number. */
    range(list, beginning, whole) {
      const at = (text) => {
        let low = 0;
        for (let high = list.length; low < high; ) {
          const middle = (low + high) >> 1;
          if (list[middle] <= text) low = middle + 1;
          else high = middle;
        }
        return Math.max(low - 1, 0);
      };
      return [at(beginning), whole ? at(beginning) : at(beginning + "\uffff")];
    }

    async piecesFor(kind, list, beginning, whole, few = list.length > SMALL ? FEW_PIECES : SMALL) {
      const [first, last] = this.range(list, beginning, whole);
      const wanted = list.slice(first, last + 1);
      return wanted.length > few ? null : Promise.all(wanted.map((start) => this.load(kind + fileName(start))));
    }

    /** The postings of one term; null where it is not there. */
    async term(term) {
      const [piece] = await this.piecesFor("t-", this.start.terms, term, true);
      return Object.hasOwn(piece, term) ? this.decode(term, piece[term]) : null;
    }

    /** The terms that begin with `beginning`, or a form of which does; null where they are too many to load. */
    async beginning(beginning, most) {
      const pieces = await this.piecesFor("t-", this.start.terms, beginning, false);
      if (!pieces) return null;
      const found = [];
      for (const piece of pieces) {
        for (const [term, told] of Object.entries(piece)) {
          if (term.startsWith(beginning) || told.includes(" " + beginning)) found.push([term, told]);
        }
      }
      found.sort((one, other) => other[1].length - one[1].length);
      return found.slice(0, most).map(([term, told]) => ({ term, keys: this.decode(term, told) }));
    }

    /** The other words for a phrase; none for what is only part of a phrase, null for what people are not known to type. */
    async meanings(phrase) {
      if (!this.start.same.length) return null;
      const [piece] = await this.piecesFor("s-", this.start.same, phrase, true);
      return Object.hasOwn(piece, phrase) ? piece[phrase].split("|").filter(Boolean) : null;
    }

    /** Words as they are written from about where a letter begins, each with a digit that says how common it is. */
    async spellings(letter) {
      const pieces = await this.piecesFor("w-", this.start.words, letter, false, MOST_OF_WORDS);
      return (pieces || []).flatMap(written);
    }

    /** The keys of a term's postings in ascending order: (shard · 32 + place) · 32 + ordinal. */
    decode(term, told) {
      if (!this.decoded.has(term)) {
        if (this.decoded.size > KEPT) this.decoded.clear();
        this.decoded.set(term, search.postings(told, this.width));
      }
      return this.decoded.get(term);
    }

    /** What the block of a key shows. */
    async block(key) {
      const shard = Math.floor(key / (HALF * HALF));
      const blocks = await this.load(`d-${shard.toString(16)}`);
      return blocks[Math.floor(key / HALF) % HALF];
    }
  }

  const opened = new Map();

  /** The index in a folder below `search/`, opened once. A failure is not kept, so that the next try starts anew. */
  search.index = function (root, folder) {
    if (!opened.has(folder)) {
      const index = new Index(root, folder).open();
      index.catch(() => opened.delete(folder));
      opened.set(folder, index);
    }
    return opened.get(folder);
  };
})();
