// Where nobody set the site's own address and the page came from a server: the address at which it is open takes its place.
{
  const unit = touchstoneCite.unitOfPage();
  const here = unit && !unit.latest.includes("://") ? document.querySelector(".ts-citing") : null;

  /** How the address of what is cited stands at the end of each kind of file, as touchstone/reference_files.py writes it. */
  const ENDS = {
    json: (told, address) => told.replace(/\}\]\n$/, `,\n "URL": ${JSON.stringify(address)}}]\n`),
    bib: (told, address) => told.replace(/\}\n$/, `  url = {${address}},\n}\n`),
    ris: (told, address) => told.replace(/ER  - \r\n$/, `UR  - ${address}\r\nER  - \r\n`),
  };

  /** Save a file for a reference manager with the address in it; as it is where it cannot be read. */
  async function save(link, address) {
    const file = Object.assign(document.createElement("a"), { href: link.href, download: link.getAttribute("href") });
    try {
      const told = await (await fetch(link.href)).text();
      file.href = URL.createObjectURL(new Blob([ENDS[link.href.split(".").at(-1)](told, address)]));
    } catch { /* the file as it is */ }
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  }

  if (location.protocol.startsWith("http")) {
    document.querySelectorAll(".ts-no-address").forEach((note) => note.remove());
    const { latest, frozen } = touchstoneCite.addressed(unit ?? { latest: "", frozen: "", root: "" });
    here?.querySelectorAll("a:not([download])").forEach((link) => { link.textContent = touchstoneCite.whole(link.textContent, unit.root); });
    here?.querySelectorAll("a[download]").forEach((link) => link.addEventListener("click", (event) => {
      event.preventDefault();
      save(link, frozen || latest);
    }));
  }
}
