/* The search box <ts-search>: it enhances a form that leads to the page of results. */
(function () {
  "use strict";
  const search = window.touchstoneSearch;
  const SHOWN = 8;

  const hidden = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value });

  class Box extends HTMLElement {
    connectedCallback() {
      this.root = new URL(this.dataset.root || "./", document.baseURI).href;
      this.form = this.querySelector("form");
      this.input = this.querySelector("input[type=search]");
      if (!this.form || !this.input || this.list) return;
      if (location.protocol === "file:") this.form.action = new URL("search/index.html", this.root).href;
      this.build();
      for (const [name, value] of Object.entries(this.narrowing())) this.form.append(hidden(name, value === true ? "1" : value));
      this.ask = search.newest((query, isNewest) => this.answer(query, isNewest));
      this.input.addEventListener("focus", () => search.prepare(this.root).catch(() => {}), { once: true });
      this.input.addEventListener("input", () => this.ask(this.input.value));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
    }

    build() {
      const id = this.input.id;
      this.panel = Object.assign(document.createElement("div"), { className: "ts-search-panel", hidden: true });
      this.list = Object.assign(document.createElement("div"), { id: `${id}-list`, className: "ts-search-list" });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "Search results");
      this.status = Object.assign(document.createElement("p"), { className: "ts-search-status" });
      this.status.setAttribute("role", "status");
      this.panel.append(this.status, this.list);
      this.append(this.panel);
      const told = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", autocomplete: "off" };
      for (const [name, value] of Object.entries(told)) this.input.setAttribute(name, value);
    }

    async answer(query, isNewest) {
      if (!query.trim()) return this.close();
      try {
        await search.prepare(this.root);
        const found = await search.find(this.root, { q: query, ...this.narrowing() }, SHOWN);
        if (isNewest() && this.input.value === query) search.showInBox(this, found);
      } catch {
        this.open();
        this.list.replaceChildren();
        this.status.textContent = "The search could not be loaded. Type again to try once more, or use the A to Z of units.";
      }
    }

    /** A code that names one thing leads straight there; all else, to the page of results. */
    async submit(event) {
      const state = { q: this.input.value, ...this.narrowing() };
      if (!search.mayBeCode(state.q)) return;
      event.preventDefault();
      const straight = await search.straight(this.root, state);
      if (!straight) return this.form.submit();
      this.close();
      location.assign(search.link(this.root, straight.address));
    }

    /** On the page of an older version the search stays in that version. */
    narrowing() {
      const page = this.dataset.page || document.querySelector('meta[name="ts-search-page"]')?.content;
      return page ? { page, older: true } : {};
    }

    open() {
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", String(this.list.children.length > 0));
    }

    close() {
      this.panel.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(null);
    }

    press(event) {
      const options = [...this.list.children];
      const at = options.indexOf(this.marked);
      const steps = { ArrowDown: at + 1, ArrowUp: at < 0 ? options.length - 1 : at - 1 };
      if (event.key === "Escape" && !this.panel.hidden) return event.preventDefault(), this.close();
      if (event.key === "Enter" && this.marked && !this.panel.hidden) return event.preventDefault(), this.marked.click();
      if (!(event.key in steps) || event.altKey || !options.length) return undefined;
      event.preventDefault();
      this.open();
      return this.mark(options[steps[event.key]] || null);
    }

    mark(option) {
      if (this.marked) this.marked.setAttribute("aria-selected", "false");
      this.marked = option;
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      return this.input.setAttribute("aria-activedescendant", option.id);
    }
  }

  customElements.define("ts-search", Box);
})();
