// A Word document of a basket: the few parts that Word asks for, in a zip without compression. Nothing leaves the browser.
const touchstoneDocx = (() => {
  const encoder = new TextEncoder();
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
    for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1;
    return number;
  });

  /** Text that may stand in XML: signs that XML forbids are left out. */
  function xml(text) {
    const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
    return allowed.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  }

  const run = (text, properties = "") => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  const paragraph = (inner, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;

  function entryParagraphs(entry, link) {
    const { short, said, source } = touchstoneCite.withForms(entry);
    const linked = (address, text, properties = "") => `<w:hyperlink r:id="${link(address)}">${run(text, `<w:rStyle w:val="Hyperlink"/>${properties}`)}</w:hyperlink>`;
    return [
      paragraph(linked(entry.frozen || entry.latest, short, "<w:b/>") + run(`: ${said}`)),
      ...entry.parts.map(([letter, words]) => paragraph(run(`${letter}. ${words}`), "ListParagraph")),
      paragraph(run(source + " ") + linked(entry.latest, "Latest version") + (entry.frozen ? run(" ") + linked(entry.frozen, "This version") : ""), "Source"),
      ...(entry.note ? [paragraph(run("Note: ", "<w:i/>") + run(entry.note.replace(/\s*\n\s*/g, " ")))] : []),
    ];
  }

  function documentParts(title, sections) {
    const addresses = [];
    const link = (address) => `link${addresses.push(address)}`;
    const section = ({ heading, entries }) => [heading && paragraph(run(heading), "Heading2"), ...entries.flatMap((entry) => entryParagraphs(entry, link))];
    const body = [paragraph(run(title), "Heading1"), ...sections.flatMap(section)].join("");
    const links = addresses.map((address, place) => `<Relationship Id="link${place + 1}" Type="${OFFICE}/hyperlink" Target="${xml(address)}" TargetMode="External"/>`);
    const kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const style = (id, name, properties, type = "paragraph") => `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;
    return {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="document" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/>${links.join("")}</Relationships>`,
      "word/document.xml": `<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      "word/styles.xml": `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>`
        + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("Heading1", "heading 1", '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')
        + style("Heading2", "heading 2", '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>')
        + style("ListParagraph", "List Paragraph", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr>')
        + style("Source", "Source", '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>')
        + style("Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0A57A4"/><w:u w:val="single"/></w:rPr>', "character") + "</w:styles>",
    };
  }

  function checksum(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }

  /** Numbers as little-endian bytes; each is given with its width. */
  function bytes(...numbers) {
    const out = new DataView(new ArrayBuffer(numbers.reduce((length, [, width]) => length + width, 0)));
    let at = 0;
    for (const [number, width] of numbers) {
      if (width === 2) out.setUint16(at, number, true);
      else out.setUint32(at, number, true);
      at += width;
    }
    return new Uint8Array(out.buffer);
  }

  /** A zip of text files, stored as they are, all dated 1 January 1980. */
  function zip(files) {
    const pieces = [], directory = [];
    let offset = 0, size = 0;
    for (const [path, text] of Object.entries(files)) {
      const name = encoder.encode(path), content = encoder.encode(HEAD + text);
      const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [33, 2], [checksum(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
      const head = [bytes([0x04034b50, 4], ...common), name, content];
      directory.push(bytes([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
      pieces.push(...head);
      offset += head.reduce((length, piece) => length + piece.length, 0);
      size = directory.reduce((length, piece) => length + piece.length, 0);
    }
    const count = directory.length / 2;
    return new Blob([...pieces, ...directory, bytes([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])]);
  }

  /** A document of sections, each with its heading, empty where it has none, and its entries. */
  return { made: (title, sections) => zip(documentParts(title, sections)) };
})();
