// Columns side by side (levels of a competency, or competencies): choose one, or two to compare.
// The columns bear data-column, their heads also data-name and data-includes (the columns that hold at this one).
// Without this script all columns are shown.
customElements.define("ts-choose", class extends HTMLElement {
  connectedCallback() {
    this.heads = [...this.querySelectorAll("[data-name]")];
    if (this.heads.length < 2 || this.form) return;
    this.thing = this.dataset.thing;
    this.first = this.select(`Show ${this.thing}`, "all");
    this.second = this.select("and compare it with", "none");
    this.said = Object.assign(document.createElement("p"), { className: "ts-choose__said" });
    this.said.setAttribute("role", "status");
    this.form = document.createElement("div");
    this.form.className = "ts-choose__form";
    this.form.append(this.first.parentElement, this.second.parentElement, this.said);
    this.prepend(this.form);
    addEventListener("hashchange", () => this.takeFromAddress());
    this.takeFromAddress();
  }

  select(words, none) {
    const label = Object.assign(document.createElement("label"), { textContent: words + " " });
    const select = document.createElement("select");
    select.append(new Option(none, ""), ...this.heads.map((head) => new Option(head.dataset.name, head.dataset.column)));
    select.addEventListener("change", () => this.show());
    label.append(select);
    return select;
  }

  takeFromAddress() {
    const named = this.heads.find((head) => "#" + head.id === location.hash);
    if (named) this.first.value = named.dataset.column;
    this.show();
  }

  head(column) {
    return this.heads.find((head) => head.dataset.column === column);
  }

  holding(column) {
    return column ? this.head(column).dataset.includes.split(" ") : [];
  }

  show() {
    if (!this.first.value) this.second.value = "";
    this.second.disabled = !this.first.value;
    const [here, there] = [this.holding(this.first.value), this.holding(this.second.value)];
    const shown = new Set([...here, ...there]);
    for (const cell of this.querySelectorAll("[data-column]")) cell.hidden = shown.size > 0 && !shown.has(cell.dataset.column);
    for (const head of this.heads) this.mark(head, here, there);
    this.toggleAttribute("data-chosen", shown.size > 0);
    this.said.textContent = this.sentence(here, there);
  }

  // Which of the two that are compared a column belongs to, in words and for the styles.
  mark(head, here, there) {
    head.querySelector(".ts-choose__mark")?.remove();
    const column = head.dataset.column;
    const words = this.words(column, here.includes(column), there.includes(column));
    if (words) (head.querySelector("h3") ?? head).append(Object.assign(document.createElement("span"), { className: "ts-choose__mark ts-tag", textContent: words }));
  }

  words(column, inFirst, inSecond) {
    if (this.thing !== "level" || !(inFirst || inSecond)) return "";
    if (!this.second.value) return column === this.first.value ? "chosen" : "included";
    if (inFirst && inSecond) return "in both";
    return "only " + this.head(inFirst ? this.first.value : this.second.value).dataset.name.toLowerCase();
  }

  sentence(here, there) {
    const name = (column) => this.head(column).dataset.name;
    if (!here.length) return "";
    if (!there.length) {
      const below = here.slice(0, -1).map((column) => name(column).toLowerCase());
      return below.length ? `${name(here.at(-1))} includes ${below.join(", ")}.` : `${name(here.at(-1))} alone is shown.`;
    }
    return `${name(this.first.value)} and ${name(this.second.value)} are compared.`;
  }
});
