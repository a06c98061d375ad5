/* The page of results <ts-search-page>: a form whose state stands in the address, and the hits beneath it. */
(function () {
  "use strict";
  const search = (window.touchstoneSearch = window.touchstoneSearch || {});
  const SHOWN = 20;

  class ResultsPage extends HTMLElement {
    connectedCallback() {
      this.root = new URL(this.dataset.root || "./", document.baseURI).href;
      this.form = this.querySelector("form");
      this.status = this.querySelector("[role=status]");
      this.list = this.querySelector(".ts-found");
      if (!this.form || !this.status || !this.list) return;
      this.ask = search.newest((state, isNewest) => this.answer(state, isNewest));
      this.list.after((this.button = search.makeButton("Show more", () => this.showMore())));
      this.status.after((this.whole = search.makeButton("Search the whole site", () => this.widen())));
      this.querySelector("[data-with-script]").hidden = false;
      this.form.addEventListener("input", () => this.change("replaceState"));
      this.form.addEventListener("submit", (event) => (event.preventDefault(), this.submit()));
      window.addEventListener("popstate", () => this.take());
      this.take();
    }

    fields() {
      return [...this.form.elements].filter((field) => field.name);
    }

    /** Take the state from the address into the form; what the form does not know is told and left out. */
    take() {
      const told = new URLSearchParams(location.search);
      this.strange = [];
      this.page = told.get("page") || "";
      for (const field of this.fields()) {
        const value = told.get(field.name) || "";
        if (field.type === "checkbox") field.checked = value === "1";
        else field.value = value;
        if (field.value !== value && field.tagName === "SELECT") this.strange.push(`${field.name} “${value.slice(0, 40)}”`);
        if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
      }
      if (Object.keys(this.state()).some((name) => name !== "q")) this.querySelector(".ts-narrow").open = true;
      this.ask(this.state());
    }

    /** Leave the one older version that was searched. */
    widen() {
      this.page = "";
      for (const field of this.fields()) if (field.name === "older") field.checked = false;
      this.change("pushState");
      this.form.querySelector("input[type=search]").focus();
    }

    state() {
      const state = this.page ? { page: this.page } : {};
      for (const field of this.fields()) {
        const value = field.type === "checkbox" ? field.checked : field.value;
        if (value) state[field.name] = value;
      }
      return { ...state, q: state.q || "" };
    }

    /** A code that names one thing leads straight there; Back leads to its results. */
    async submit() {
      const to = await search.straight(this.root, this.state());
      return to ? location.assign(search.link(this.root, to.address)) : this.change("pushState");
    }

    change(how) {
      this.strange = [];
      const state = this.state();
      const address = new URL(location.href);
      address.search = new URLSearchParams(Object.entries(state).filter(([, value]) => value).map(([name, value]) => [name, value === true ? "1" : value])).toString();
      try {
        history[how](null, "", address);
      } catch {
        // Some browsers count how often an address changes; the results do not depend on it.
      }
      this.ask(state);
    }

    async answer(state, isNewest) {
      this.button.hidden = true;
      this.whole.hidden = !this.page;
      if (!state.q.trim()) return this.show([], "Type words or a code, such as ES19 K5.");
      try {
        await search.prepare(this.root);
        const found = await search.find(this.root, state, SHOWN);
        if (!isNewest()) return undefined;
        this.found = found;
        this.button.hidden = !found.left;
        return this.show(found.hits, this.told(found));
      } catch {
        return this.show([], "The search could not be loaded. Change the query to try once more, or use the lists below.");
      }
    }

    told(found) {
      const left = this.strange.length ? `The link asks for what is not here, which was left out: ${this.strange.join(", ")}. ` : "";
      return left + search.told(found) + (this.page ? " Only one older version is searched." : "");
    }

    show(hits, told) {
      this.status.textContent = told;
      this.list.replaceChildren();
      if (hits.length) search.showInGroups(this.list, this.root, hits, this.found);
    }

    async showMore() {
      const { found, button } = this;
      if (button.hidden) return;
      button.hidden = true; // before the hits are there, so that a second click adds none
      const hits = await found.more().catch(() => null);
      if (found !== this.found) return;
      button.hidden = Boolean(hits);
      search.showInGroups(this.list, this.root, hits || [], found)[0]?.focus();
    }
  }

  customElements.define("ts-search-page", ResultsPage);
})();
