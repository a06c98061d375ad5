// Copy link and cite, on each item and on the unit. Without this script the label is the link, and Cite leads to the page's section on it.
// An item holds <ts-tools> with its links; this sets the button to copy before Cite, and that for the basket behind it.
{
  const ICONS = {
    link: "M10.6 13.4a1 1 0 0 0 1.4 0l3.5-3.5a2.5 2.5 0 1 0-3.5-3.5l-1 1M13.4 10.6a1 1 0 0 0-1.4 0l-3.5 3.5a2.5 2.5 0 1 0 3.5 3.5l1-1",
    cite: "M6 17h3l2-4V7H5v6h3zm8 0h3l2-4V7h-6v6h3z",
  };
  const named = (cited) => touchstoneCite.named(cited);

  /** A small button with a drawing; where it stands beside words, its own words show too. */
  function iconButton(icon, words, about) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ts-tool";
    button.title = `${words} ${about}`;
    button.innerHTML = `<svg viewBox="4 4 16 16" aria-hidden="true" class="ts-icon ts-icon--${icon}"><path d="${ICONS[icon]}"/></svg><span class="ts-tool__words"></span>`;
    button.lastChild.textContent = words;
    button.setAttribute("aria-label", button.title);
    return button;
  }

  customElements.define("ts-copy-link", class extends HTMLElement {
    connectedCallback() {
      const item = this.closest(".ts-items > li");
      const cited = touchstoneCite.citedAt(item);
      if (!cited) return;
      const button = iconButton("link", "Copy link", `to ${named(cited)}`);
      const told = document.createElement("span");
      told.className = "ts-told";
      told.setAttribute("role", "status");
      button.addEventListener("click", async () => {
        const address = touchstoneCite.addressed(cited)[cited.copies];
        if (await touchstoneCopy(address)) {
          touchstoneTell(told, touchstoneCite.isOfADrive(address) ? "Link copied: it works on this drive only" : "Link copied");
        } else dialog().show(cited, cited.copies === "frozen" ? "This version" : "Latest version");
      });
      this.replaceChildren(button, told);
    }
  });

  customElements.define("ts-cite", class extends HTMLElement {
    connectedCallback() {
      const cited = touchstoneCite.citedAt(this.closest(".ts-items > li"));
      if (!cited) return;
      const button = iconButton("cite", "Cite", named(cited));
      button.setAttribute("aria-haspopup", "dialog");
      button.addEventListener("click", () => dialog().show(cited));
      this.replaceChildren(button);
    }
  });

  customElements.define("ts-tools", class extends HTMLElement {
    connectedCallback() {
      const link = this.querySelector(':scope > a[href="#cite"]');
      if (!link) return;
      const label = this.querySelector("i");
      if (label) label.parentElement.title = `Permanent address of${label.textContent} in this version`;
      const cite = document.createElement("ts-cite");
      cite.append(link.cloneNode(true));
      link.replaceWith(document.createElement("ts-copy-link"), cite, document.createElement("ts-collect"));
    }
  });

  customElements.define("ts-cite-dialog", class extends HTMLElement {
    connectedCallback() {
      this.innerHTML = '<dialog class="ts-dialog" aria-labelledby="ts-dialog-title"><form method="dialog"><h2 id="ts-dialog-title"></h2>'
        + '<button class="ts-button ts-dialog__close">Close</button></form><p class="ts-note"></p><div class="ts-dialog__forms"></div></dialog>';
      this.dialog = this.firstChild;
      this.querySelector(".ts-note").textContent = `${touchstoneCite.OF_A_DRIVE} Cite from the site on its server, or use the short form.`;
      this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    }

    /** Open with the forms for what is cited; `selected` is the name of the form whose field is selected at once. */
    show(cited, selected = "") {
      const addressed = touchstoneCite.addressed(cited);
      this.querySelector(".ts-note").hidden = !touchstoneCite.isOfADrive(addressed.latest);
      this.querySelector("h2").textContent = `Cite ${touchstoneCite.short(cited)}`;
      const forms = [
        ["Text with links", touchstoneCite.plain(addressed), touchstoneCite.rich(addressed), "for Word, Outlook and Teams"],
        ["Plain text", touchstoneCite.plain(addressed)],
        ["Markdown", touchstoneCite.markdown(addressed)],
        ["Short form", touchstoneCite.short(cited)],
        ["Latest version", addressed.latest],
        ...(addressed.frozen ? [["This version", addressed.frozen]] : []),
      ];
      const fields = forms.map((form, place) => field(place, ...form));
      this.querySelector(".ts-dialog__forms").replaceChildren(...fields);
      this.dialog.showModal();
      const chosen = fields[forms.findIndex(([name]) => name === selected)];
      if (chosen) {
        chosen.select();
        chosen.told.textContent = "Selected: press Ctrl+C to copy";
      }
    }
  });

  function field(place, name, text, html, what = "") {
    const wrapper = document.createElement("ts-copy-field");
    const label = document.createElement("label");
    const area = document.createElement(text.includes("\n") ? "textarea" : "input");
    area.id = `ts-form-${place}`;
    area.readOnly = true;
    area.value = text;
    if (area.rows) area.rows = 4;
    label.htmlFor = area.id;
    label.textContent = what ? `${name} (${what})` : name;
    wrapper.html = html;
    wrapper.append(label, area);
    return wrapper;
  }

  function dialog() {
    return document.querySelector("ts-cite-dialog") ?? document.body.appendChild(document.createElement("ts-cite-dialog"));
  }
}
