// What the page of the basket is made of: buttons and the rows of entries. Words are set as text, never as HTML.
const touchstoneBasketParts = (() => {
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

  /** The buttons that save a basket as a file; `basket` gives its head and its entries when one is pressed. */
  function saving(entries, basket) {
    const { byKind, csv, markdown, save } = touchstoneBasketFiles;
    const as = (ending, made) => () => {
      const [about, whole] = basket();
      save(`${about.file}.${ending}`, made(about, whole));
    };
    return [
      "Save as",
      button("Word", "document of the basket", as("docx", (about, whole) => touchstoneDocx.made(about, [{ heading: "", entries: whole }]))),
      ...(byKind(entries).length > 1
        ? [button("Word by kind", "with duties, knowledge and the rest under headings", as("docx", (about, whole) => touchstoneDocx.made(about, byKind(whole))))]
        : []),
      button("CSV", "file of the basket", as("csv", (_, whole) => new Blob([csv(whole)], { type: "text/csv" }))),
      button("Markdown", "file of the basket", as("md", (about, whole) => new Blob([markdown(about, whole)], { type: "text/markdown" }))),
    ];
  }

  async function copyLink(basket) {
    const address = `${location.href.split("#")[0]}#items=${basket.entries.map(touchstoneBasketLink.name).join(",")}`;
    const drive = touchstoneCite.isOfADrive(address) ? ": it works on this drive only" : "";
    if (await touchstoneCopy(address)) { basket.told.textContent = `Link copied${drive}. It holds codes only, not your notes.`; return; }
    const field = made("ts-copy-field", {}, made("label", { htmlFor: "ts-basket-address" }, "Link to this basket"), made("input", { id: "ts-basket-address", readOnly: true, value: address }));
    basket.told.after(field);
    field.select();
  }

  /** The row of an entry; what is done to it is told to `basket`. */
  function row(basket, entry, place) {
    const { root } = basket;
    const name = touchstoneCite.short(entry);
    const link = made("a", { href: touchstoneCite.whole((entry.since && entry.frozen) || entry.latest, root), className: "ts-code" }, name);
    const today = entry.since ? [" ", made("a", { href: touchstoneCite.whole(entry.latest, root) }, "Latest version", made("span", { className: "ts-away" }, ` of ${name}`))] : [];
    const note = made("textarea", { rows: 1, value: entry.note, maxLength: 2000, id: `ts-note-${place}` });
    note.addEventListener("input", () => { entry.note = note.value; basket.keepChanges(); });
    const other = entry.other ? [made("p", { className: "ts-note" }, `The link names version ${entry.other}, which is not kept here; these are the words of version ${entry.version || "not known"}.`)] : [];
    return made("li", {},
      made("p", {}, link, " ", touchstoneCite.withForms(entry).said, ...entry.parts.flatMap(([letter, words]) => [made("br"), `${letter}. ${words}`])),
      made("p", { className: "ts-note" }, touchstoneCite.withForms(entry).source, ...today), ...other,
      made("label", { htmlFor: note.id, className: "ts-basket__note" }, "Note", made("span", { className: "ts-away" }, ` on ${name}`)), note,
      made("div", { className: "ts-basket__move" },
        button("Up", name, () => basket.move(place, -1)), button("Down", name, () => basket.move(place, 1)), button("Take out", name, () => basket.takeOut(place))));
  }

  /** What stands in the place of an entry that was taken out last. */
  function takenRow(basket, entry) {
    const name = touchstoneCite.short(entry);
    return made("li", { className: "ts-basket__taken" }, `${name} is taken out. `, button("Put it back", name, () => basket.putBack()));
  }

  return { made, button, saving, copyLink, row, takenRow };
})();
