// The page for an address that is not there: find the unit whose code stands in it, or offer the nearest.
function touchstoneCodes(codes) {
  const root = window.touchstoneRoot;
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const asked = decoded(location.pathname.slice(root.length)).split("/").filter(Boolean).reverse();
  for (const part of asked) {
    const fitting = codes.filter(([code]) => code === plain(part));
    if (fitting.length === 1) return location.replace(root + fitting[0][1] + location.hash);
    if (fitting.length > 1) return offer(`“${part}” names ${fitting.length} units:`, fitting);
  }
  const wanted = plain(asked[0] ?? "");
  const near = codes.map((entry) => [distance(wanted, entry[0]), entry]).sort((a, b) => a[0] - b[0]);
  offer("The nearest units:", near.filter(([far]) => far <= Math.max(2, wanted.length / 2)).slice(0, 6).map(([, entry]) => entry));

  function offer(lead, entries) {
    const seen = new Set();
    const list = document.getElementById("offered");
    for (const [, address, title] of entries) {
      if (seen.has(address)) continue;
      seen.add(address);
      const link = document.createElement("a");
      link.href = root + address + (location.protocol === "file:" ? "index.html" : "");
      link.textContent = title;
      const entry = document.createElement("li");
      entry.append(link);
      list.append(entry);
    }
    if (seen.size) document.getElementById("lead").textContent = lead;
  }
}

function decoded(path) {
  try { return decodeURIComponent(path); } catch { return path; }
}

/** The number of signs to change, add or take away to make one word of the other (Levenshtein). */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}
