/* The index as files: which piece holds a term, and what its postings say. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const HALF = 32;
  /** How many pieces, and of how many characters, may be loaded for the beginning of a word. */
  const [FEW_PIECES, FEW_CHARACTERS] = [4, 64000];
  const KEPT = 150;

  const fileName = (start) => start.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`);

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

    load(name) {
      return search.load(this.root, this.folder + name, this.start.version);
    }

    /** The number of the piece that holds a term. */
    pieceOf(term) {
      return this.range(this.start.terms, term, true)[0];
    }

    piecesFor(kind, list, [first, last]) {
      return Promise.all(list.slice(first, last + 1).map((start) => this.load(kind + fileName(start))));
    }

    /** What the piece that would hold a text says of it; null where it does not hold it. */
    async told(kind, list, text) {
      const [piece] = await this.piecesFor(kind, list, this.range(list, text, true));
      return Object.hasOwn(piece, text) ? piece[text] : null;
    }

    /** The postings of one term; null where it is not there. */
    async term(term) {
      const told = await this.told("t-", this.start.terms, term);
      return told === null ? null : this.decode(term, told);
    }

    /** The terms that begin with `beginning`, or a form of which does; null where they are too many to load. */
    async beginning(beginning, most) {
      const [first, last] = this.range(this.start.terms, beginning, false);
      const size = this.start.sizes.slice(first, last + 1).reduce((one, other) => one + other, 0);
      if (last > first && (last - first >= FEW_PIECES || size > FEW_CHARACTERS)) return null;
      const pieces = await this.piecesFor("t-", this.start.terms, [first, last]);
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
      const told = this.start.same.length ? await this.told("s-", this.start.same, phrase) : null;
      return told === null ? null : told.split("|").filter(Boolean);
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
