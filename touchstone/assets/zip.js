// A zip of text files without compression, made in the browser.
const touchstoneZip = (() => {
  const encoder = new TextEncoder();
  const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
    for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1;
    return number;
  });

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
      const name = encoder.encode(path), content = encoder.encode(text);
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

  return zip;
})();
