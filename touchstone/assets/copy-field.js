// A read-only field with a button that copies it. Where the browser does not allow that, the field is selected instead.
customElements.define("ts-copy-field", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea, input");
    if (!this.field || this.querySelector("button")) return;
    this.fillAddress();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ts-button";
    button.textContent = "Copy";
    const about = document.createElement("span");
    about.className = "ts-away";
    about.textContent = ` ${this.dataset.name ?? this.querySelector("label")?.firstChild.textContent.trim() ?? ""}`;
    button.append(about);
    this.told = document.createElement("span");
    this.told.className = "ts-told";
    this.told.setAttribute("role", "status");
    button.addEventListener("click", () => this.copy());
    this.append(button, this.told);
  }

  /** Put the address at which the page is open in the place of that which nobody set. */
  fillAddress() {
    const root = this.closest("[data-root]")?.dataset.root;
    if (!root || !location.protocol.startsWith("http")) return;
    this.field.value = this.field.value.replaceAll("[address of this site]/", new URL(root, location.href).href);
  }

  async copy() {
    const done = await touchstoneCopy(this.field.value, this.html);
    if (!done) this.select();
    this.told.textContent = done ? "Copied" : "Selected: press Ctrl+C to copy";
  }

  select() {
    this.field.focus();
    this.field.select();
  }
});

/** Copy text, with its HTML where there is any; gives whether the browser allowed it. */
async function touchstoneCopy(text, html) {
  try {
    if (html) {
      const as = (kind, content) => ({ [kind]: new Blob([content], { type: kind }) });
      await navigator.clipboard.write([new ClipboardItem({ ...as("text/html", html), ...as("text/plain", text) })]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return false;
  }
}

/** Say beside the buttons of an item what was done, for three seconds, in the place of what was said before: two would lie over each other. */
function touchstoneTell(told, words, seconds = 3) {
  document.querySelectorAll("ts-tools .ts-told, .ts-tools .ts-told").forEach((other) => { other.textContent = ""; });
  told.textContent = words;
  clearTimeout(touchstoneTell.ends);
  if (Number.isFinite(seconds)) touchstoneTell.ends = setTimeout(() => { told.textContent = ""; }, seconds * 1000);
}
