// A Word document of a basket: the few parts that Word asks for, in a zip. Nothing leaves the browser.
const touchstoneDocx = (() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml";

  /** Text that may stand in XML: signs that XML forbids are left out. */
  function xml(text) {
    const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
    return allowed.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  }

  const run = (text, properties = "") => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  const paragraph = (inner, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
  const note = (entry, style) => entry.note.trim() ? [paragraph(run("Note: ", "<w:i/>") + entry.note.trim().split(/\n/).map((line) => run(line)).join("<w:r><w:br/></w:r>"), style)] : [];

  /** What is said of one basket's entries; `link` gives the mark of an address that the document leads to. */
  function writer(link) {
    const linked = (address, text, properties = "") => `<w:hyperlink r:id="${link(address)}">${run(text, `<w:rStyle w:val="Hyperlink"/>${properties}`)}</w:hyperlink>`;
    /** The way to an address: on paper, too, where it is one of the web. */
    const way = (name, address) => !address ? [] : touchstoneCite.isOfADrive(address) ? [linked(address, name)] : [run(`${name}: `) + linked(address, address)];
    const ways = (entry, both) => [...way("Latest version", both || !entry.frozen ? entry.latest : ""), ...way("This version", entry.frozen)].join(run(" "));

    function item(entry) {
      const { short, said } = touchstoneCite.withForms(entry);
      return [
        paragraph(linked(entry.frozen || entry.latest, short, "<w:b/>") + run(`: ${said}`), "ListBullet"),
        ...entry.parts.map(([letter, words]) => paragraph(run(`${letter}. ${words}`), "List2")),
        paragraph((entry.since ? run(`${entry.since} `) : "") + ways(entry, entry.since), "ListSource"),
        ...note(entry, "ListContinue"),
      ];
    }

    /** Entries of one unit: its code and title as a heading, where it is from, and its items as a list. */
    return ([first, ...others], level) => {
      const unit = { ...first, ...(first.label && { label: "", since: "", latest: first.latest.split("#")[0], frozen: first.frozen.split("#")[0] }) };
      const { short, said, source } = touchstoneCite.withForms(unit);
      const head = [paragraph(run(`${short}: ${said}`), `Heading${level}`), paragraph(run(`${source} `) + ways(unit, true), "Source")];
      return [...head, ...(first.label ? item(first) : note(first)), ...others.flatMap(item)];
    };
  }

  /** Entries that follow one another and are of one unit; an entry for the unit itself begins anew. */
  function byUnit(entries) {
    const groups = [];
    for (const entry of entries) {
      const last = groups.at(-1)?.[0];
      if (last && entry.label && last.code === entry.code && last.version === entry.version) groups.at(-1).push(entry);
      else groups.push([entry]);
    }
    return groups;
  }

  function documentParts(about, sections) {
    const addresses = [];
    const write = writer((address) => `link${addresses.push(address)}`);
    const section = ({ heading, entries }) => [heading && paragraph(run(heading), "Heading1"), ...byUnit(entries).flatMap((group) => write(group, heading ? 2 : 1))];
    const body = [paragraph(run(about.title), "Title"), paragraph(run(about.from), "Subtitle"), ...sections.flatMap(section)].join("");
    const links = addresses.map((address, place) => `<Relationship Id="link${place + 1}" Type="${OFFICE}/hyperlink" Target="${xml(address)}" TargetMode="External"/>`);
    const part = (path, kind) => `<Override PartName="/${path}" ContentType="${kind}"/>`;
    return {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("word/document.xml", `${KIND}.document.main+xml`)}${part("word/styles.xml", `${KIND}.styles+xml`)}${part("word/numbering.xml", `${KIND}.numbering+xml`)}${part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`,
      "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="document" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(about.title)}</dc:title><dc:subject>${xml(about.from)}</dc:subject><dc:creator>${xml(about.site)}</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${about.created}</dcterms:created></cp:coreProperties>`,
      "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="numbering" Type="${OFFICE}/numbering" Target="numbering.xml"/>${links.join("")}</Relationships>`,
      "word/document.xml": `<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      "word/numbering.xml": `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      "word/styles.xml": styles(),
    };
  }

  const style = (id, name, properties, type = "paragraph") => `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${type === "paragraph" ? '<w:basedOn w:val="Normal"/>' : ""}${properties}</w:style>`;
  const large = (size, more = "") => `<w:rPr><w:b/>${more}<w:sz w:val="${size}"/></w:rPr>`;
  const indented = (left, after = 120, more = "") => `<w:pPr>${more}<w:spacing w:after="${after}"/><w:ind w:left="${left}"/></w:pPr>`;

  function styles() {
    return `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>`
      + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
      + style("Title", "Title", `<w:pPr><w:spacing w:after="60"/></w:pPr>${large(40)}`)
      + style("Subtitle", "Subtitle", '<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:color w:val="444444"/></w:rPr>')
      + style("Heading1", "heading 1", `<w:pPr><w:keepNext/><w:spacing w:before="300"/><w:outlineLvl w:val="0"/></w:pPr>${large(30)}`)
      + style("Heading2", "heading 2", `<w:pPr><w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="1"/></w:pPr>${large(25)}`)
      + style("ListBullet", "List Bullet", '<w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/></w:pPr>')
      + style("List2", "List 2", indented(714, 40, "<w:keepNext/>"))
      + style("ListContinue", "List Continue", indented(357))
      + style("ListSource", "List Source", `${indented(357)}<w:rPr><w:sz w:val="18"/></w:rPr>`)
      + style("Source", "Source", '<w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>')
      + style("Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0A57A4"/><w:u w:val="single"/></w:rPr>', "character") + "</w:styles>";
  }

  /** A document with a head that says what it is about, and sections, each with its heading, empty where it has none, and its entries. */
  return { made: (about, sections) => touchstoneZip(Object.fromEntries(Object.entries(documentParts(about, sections)).map(([path, text]) => [path, HEAD + text]))) };
})();
