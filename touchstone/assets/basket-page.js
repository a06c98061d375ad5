// The page of the basket: order, notes, and what it is taken away as. Words are set as text, never as HTML.
{
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const button = (words, about, act) => {
    const one = made("button", { type: "button", className: "ts-button" }, words, made("span", { className: "ts-away" }, about && ` ${about}`));
    one.addEventListener("click", act);
    return one;
  };
  const { save } = touchstoneBasketFiles;

  customElements.define("ts-basket", class extends HTMLElement {
    connectedCallback() {
      this.root = this.dataset.root;
      this.list = made("ol", { className: "ts-basket" });
      this.told = made("p", { className: "ts-note" });
      this.told.setAttribute("role", "status");
      this.ways = made("div", { className: "ts-basket__ways" });
      this.replaceChildren(this.told, this.ways, this.list);
      window.addEventListener("hashchange", () => this.open());
      touchstoneBasket.onChange(() => { if (!this.linked && !this.writing) this.open(); });
      this.open();
    }

    async open() {
      const named = touchstoneBasketFiles.named(location.hash);
      this.linked = Boolean(named);
      const found = named ? await touchstoneBasketFiles.filled(named.entries, this.root) : touchstoneBasket.read();
      this.missing = found.filter((one) => one.missing).map((one) => one.missing);
      this.entries = found.filter((one) => !one.missing);
      this.refused = named?.refused ?? 0;
      this.show();
    }

    show() {
      this.told.textContent = touchstoneBasketFiles.told(this);
      this.ways.replaceChildren(...(this.entries.length ? this.buttons() : this.emptied ? [button("Put the entries back", "", () => touchstoneBasket.write(this.emptied))] : []));
      this.list.replaceChildren(...this.entries.map((entry, place) => this.row(entry, place)));
    }

    buttons() {
      const whole = () => this.entries.map((one) => touchstoneCite.addressed({ ...one, root: this.root }));
      const own = this.linked
        ? [button("Add to my basket", "", () => this.keep())]
        : [button("Empty the basket", "", () => this.empty())];
      return [
        "Save as",
        button("Word", "document of the basket", () => save("basket.docx", touchstoneDocx.made("Basket", [{ heading: "", entries: whole() }]))),
        ...(touchstoneBasketFiles.byKind(this.entries).length > 1
          ? [button("Word by kind", "with duties, knowledge and the rest under headings", () => save("basket-by-kind.docx", touchstoneDocx.made("Basket", touchstoneBasketFiles.byKind(whole()))))]
          : []),
        button("CSV", "file of the basket", () => save("basket.csv", new Blob([touchstoneBasketFiles.csv(whole())], { type: "text/csv" }))),
        button("Markdown", "file of the basket", () => save("basket.md", new Blob([touchstoneBasketFiles.markdown(whole())], { type: "text/markdown" }))),
        button("Copy link", "that carries the basket", () => this.copyLink()),
        ...own,
      ];
    }

    /** Take everything out, in a way that can be taken back while the page is open. */
    empty() {
      this.emptied = this.entries;
      touchstoneBasket.write([]);
      this.ways.querySelector("button").focus();
    }

    keep() {
      const held = touchstoneBasket.read();
      const added = this.entries.filter((one) => !held.some((other) => touchstoneBasket.same(one, other)));
      touchstoneBasket.write([...held, ...added.map(touchstoneBasket.sound)]);
      location.hash = "";
    }

    async copyLink() {
      const address = `${location.href.split("#")[0]}#items=${this.entries.map(touchstoneBasketFiles.name).join(",")}`;
      if (await touchstoneCopy(address)) { this.told.textContent = "Link copied. It holds codes only, not your notes."; return; }
      const field = made("ts-copy-field", {}, made("label", { htmlFor: "ts-basket-address" }, "Link to this basket"), made("input", { id: "ts-basket-address", readOnly: true, value: address }));
      this.told.after(field);
      field.select();
    }

    row(entry, place) {
      const name = touchstoneCite.short(entry);
      const link = made("a", { href: touchstoneCite.whole((entry.since && entry.frozen) || entry.latest, this.root), className: "ts-code" }, name);
      const today = entry.since ? [" ", made("a", { href: touchstoneCite.whole(entry.latest, this.root) }, "Latest version", made("span", { className: "ts-away" }, ` of ${name}`))] : [];
      const note = made("textarea", { rows: 1, value: entry.note, maxLength: 2000, id: `ts-note-${place}` });
      note.addEventListener("change", () => { entry.note = note.value; this.keepOrder(); });
      const other = entry.other ? [made("p", { className: "ts-note" }, `The link names version ${entry.other}, which is not kept here; these are the words of version ${entry.version || "not known"}.`)] : [];
      return made("li", {},
        made("p", {}, link, " ", touchstoneCite.withForms(entry).said, ...entry.parts.flatMap(([letter, words]) => [made("br"), `${letter}. ${words}`])),
        made("p", { className: "ts-note" }, touchstoneCite.withForms(entry).source, ...today), ...other,
        made("label", { htmlFor: note.id, className: "ts-basket__note" }, "Note", made("span", { className: "ts-away" }, ` on ${name}`)), note,
        made("div", { className: "ts-basket__move" },
          button("Up", name, () => this.move(place, -1)), button("Down", name, () => this.move(place, 1)), button("Take out", name, () => this.takeOut(place))));
    }

    move(place, by) {
      const to = place + by;
      if (to < 0 || to >= this.entries.length) return;
      this.entries.splice(to, 0, ...this.entries.splice(place, 1));
      this.keepOrder();
      this.show();
      this.list.children[to].querySelectorAll(".ts-basket__move button")[by < 0 ? 0 : 1].focus();
      this.told.textContent = `${touchstoneCite.short(this.entries[to])} is now number ${to + 1}.`;
    }

    takeOut(place) {
      this.entries.splice(place, 1);
      this.keepOrder();
      this.show();
      (this.list.children[Math.min(place, this.entries.length - 1)]?.querySelector("button") ?? this.ways.querySelector("button"))?.focus();
    }

    keepOrder() {
      this.writing = true;
      if (!this.linked) touchstoneBasket.write(this.entries);
      this.writing = false;
    }
  });
}
