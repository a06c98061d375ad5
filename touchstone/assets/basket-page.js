// The page of the basket: order, notes, and what it is taken away as. Words are set as text, never as HTML.
{
  const UNNAMED = "Units and items";
  const { made, button, saving, copyLink, row, takenRow } = touchstoneBasketParts;

  customElements.define("ts-basket", class extends HTMLElement {
    connectedCallback() {
      this.root = this.dataset.root;
      this.list = made("ol", { className: "ts-basket" });
      this.told = made("p", { className: "ts-note", role: "status" });
      this.ofADrive = made("p", { className: "ts-note" }, `${touchstoneCite.OF_A_DRIVE} Save the basket from the site on its server, or give the codes without the links.`);
      this.titled = made("input", { id: "ts-basket-title", maxLength: 200 });
      this.titled.addEventListener("input", () => this.keepChanges());
      this.naming = made("p", { className: "ts-basket__title" }, made("label", { htmlFor: this.titled.id }, "Title of what you save"), this.titled);
      this.ways = made("div", { className: "ts-basket__ways" });
      this.replaceChildren(this.told, this.ofADrive, this.naming, this.ways, this.list);
      window.addEventListener("hashchange", () => { this.undone = null; this.open(); });
      window.addEventListener("beforeunload", (event) => { if (this.unkept) event.preventDefault(); });
      touchstoneBasket.onChange(() => { if (!this.linked && !this.writing) this.open(); });
      this.open();
    }

    async open() {
      const named = touchstoneBasketLink.named(location.hash);
      this.linked = Boolean(named);
      const found = named ? await touchstoneBasketLink.filled(named.entries, this.root) : touchstoneBasket.read();
      const kept = named && touchstoneBasketLink.kept(location.hash, found);
      this.missing = found.map((one) => one.missing).filter(Boolean);
      this.entries = kept?.entries ?? found.filter((one) => !one.missing);
      this.titled.value = (named ? kept?.title : touchstoneBasket.title()) || UNNAMED;
      Object.assign(this, { refused: named?.refused ?? 0, changed: Boolean(kept), taken: [] });
      this.unkept = !named && found.length > 0 && !touchstoneBasket.keeps();
      this.show();
    }

    show() {
      this.showWays();
      const rows = this.entries.map((entry, place) => row(this, entry, place));
      if (this.taken.length) rows.splice(this.taken.at(-1).place, 0, takenRow(this, this.taken.at(-1).entry));
      this.list.replaceChildren(...rows);
    }

    showWays() {
      this.told.textContent = touchstoneBasketFiles.told(this);
      this.naming.hidden = !this.entries.length;
      this.ofADrive.hidden = !this.entries.some((one) => touchstoneCite.isOfADrive(touchstoneCite.whole(one.latest, this.root)));
      this.ways.replaceChildren(...(this.entries.length ? this.buttons() : []), ...this.waysBack());
    }

    buttons() {
      const { root, dataset: { edition } } = this;
      const about = () => touchstoneBasketFiles.about(this.titled.value.trim() || UNNAMED, root, edition);
      return [
        ...saving(this.entries, () => [about(), this.entries.map((one) => touchstoneCite.addressed({ ...one, root }))]),
        button("Copy link", "that carries the basket", () => copyLink(this)),
        this.linked ? button("Add to my basket", "", () => this.keep()) : button("Empty the basket", "", () => this.empty()),
      ];
    }

    /** The buttons that take back what was done to the basket as a whole. */
    waysBack() {
      if (!this.linked) return this.entries.length || !this.emptied ? [] : [button("Put the entries back", "", () => touchstoneBasket.write(this.emptied))];
      if (this.changed) return [button("Undo all changes", "", () => this.asItCame())];
      return this.undone ? [button("Make the changes again", "", () => this.again())] : [];
    }

    /** Take everything out, in a way that can be taken back while the page is open. */
    empty() {
      this.emptied = this.entries;
      touchstoneBasket.write([]);
      this.ways.querySelector("button").focus();
    }

    async asItCame() {
      this.undone = [this.entries, this.titled.value];
      touchstoneBasketLink.keep(location.hash, null);
      await this.open();
      this.ways.lastChild.focus();
    }

    again() {
      [this.entries, this.titled.value] = this.undone;
      this.keepChanges();
      this.show();
      this.ways.lastChild.focus();
    }

    /** Add a linked basket to one's own. */
    keep() {
      const kept = touchstoneBasket.write(touchstoneBasketLink.joined(touchstoneBasket.read(), this.entries));
      if (!touchstoneBasket.title() && this.titled.value !== UNNAMED) touchstoneBasket.title(this.titled.value);
      if (kept) touchstoneBasketLink.keep(location.hash, null);
      location.hash = "";
    }

    rowAt(place) { return this.list.querySelector(`#ts-note-${place}`).closest("li"); }

    move(place, by) {
      const to = place + by;
      if (to < 0 || to >= this.entries.length) return;
      this.entries.splice(to, 0, ...this.entries.splice(place, 1));
      this.keepChanges();
      this.show();
      this.rowAt(to).querySelectorAll(".ts-basket__move button")[by < 0 ? 0 : 1].focus();
      this.told.textContent = `${touchstoneCite.short(this.entries[to])} is now number ${to + 1}.`;
    }

    /** Take an entry out, in a way that can be taken back while the page is open. */
    takeOut(place) {
      this.taken.push({ place, entry: this.entries.splice(place, 1)[0] });
      this.keepChanges();
      this.show();
      this.list.querySelector(".ts-basket__taken button").focus();
    }

    putBack() {
      const { place, entry } = this.taken.pop();
      this.entries.splice(place, 0, entry);
      this.keepChanges();
      this.show();
      this.rowAt(this.entries.indexOf(entry)).querySelector(".ts-basket__move button:last-child").focus();
    }

    /** Keep what was changed: one's own basket for good, one that came with a link while the tab is open. */
    keepChanges() {
      this.writing = true;
      if (!this.linked) touchstoneBasket.title(this.titled.value === UNNAMED ? "" : this.titled.value);
      const kept = this.linked ? touchstoneBasketLink.keep(location.hash, this.entries, this.titled.value) : touchstoneBasket.write(this.entries);
      this.writing = false;
      this.unkept = !kept;
      if (this.linked && !this.changed) { this.changed = true; this.showWays(); }
    }
  });
}
