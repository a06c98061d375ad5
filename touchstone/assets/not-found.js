// The page for an address that is not there: it gets the look of the site, and leads to what a code in the address names.
(function () {
  "use strict";
  const root = new URL("../../", document.currentScript.src).href;
  const OWN = "404.html";
  const DEEPEST = 3;
  const MOST = 6;
  const ADDRESSES = ["href", "src", "action", "data-root"];

  async function answer() {
    reach(document.getElementById("ways"));
    await dress().catch(() => load(`${root}assets/touchstone/search.js`));
    await lead();
  }

  /** Show the ways to go on, which lead somewhere now that it is known where the site begins. */
  function reach(ways) {
    for (const link of ways.querySelectorAll("a")) link.href = root + link.dataset.to;
    ways.querySelector("form").action = `${root}search/`;
    ways.querySelector("form").hidden = ways.hidden = false;
    const words = path().slice(-1).join("").replace(/\.html?$/, "").replace(/[-_+]+/g, " ");
    if (!/\d/.test(words)) ways.querySelector("input").value = words;
  }

  /** The parts of the address behind the root of the site. */
  function path() {
    const told = location.pathname.slice(new URL(root).pathname.length);
    try { return decodeURIComponent(told).split("/").filter((part) => part && part !== OWN); } catch { return []; }
  }

  /** Take over header, menu, foot, styles and scripts of the home page, with the words of this page in the place of its own. */
  async function dress() {
    const told = await fetch(root);
    if (!told.ok) throw new Error(told.statusText);
    const home = new DOMParser().parseFromString(await told.text(), "text/html");
    for (const name of ADDRESSES) home.querySelectorAll(`[${name}]`).forEach((one) => one.getAttribute(name).startsWith("#") || one.setAttribute(name, new URL(one.getAttribute(name), root)));
    const scripts = [...home.querySelectorAll("script[src]")].map((script) => script.src);
    const config = home.getElementById("__config");
    config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), base: root.replace(/\/$/, "") });
    home.querySelectorAll("script[src], .md-sidebar--secondary, .ts-neighbours").forEach((one) => one.remove());
    home.querySelectorAll(".ts-active, [aria-current]").forEach((one) => (one.classList.remove("ts-active"), one.removeAttribute("aria-current")));
    await Promise.all([...home.querySelectorAll("link[rel=stylesheet]")].map(style));
    home.querySelector("article").replaceChildren(...document.querySelector("main").children);
    home.querySelector("article").firstElementChild.id = "main-content";
    document.querySelector("style").remove();
    document.body.replaceWith(home.body);
    for (const script of scripts) await load(script);
  }

  const loaded = (element) => new Promise((done, failed) => Object.assign(element, { onload: done, onerror: failed }));

  function style({ href }) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    document.head.append(link);
    return loaded(link);
  }

  function load(src) {
    const script = Object.assign(document.createElement("script"), { src });
    document.head.append(script);
    return loaded(script);
  }

  /** The parts of the address that may be a code, alone and together with their neighbours, the last and longest first. */
  function runs(parts, mayBeCode) {
    const ending = (end) => parts.slice(0, end).map((_, from) => parts.slice(from, end).join(" "));
    return parts.flatMap((_, cut) => ending(parts.length - cut)).filter(mayBeCode);
  }

  /** Go to what a code in the address names; where that is several things, or not here, offer what comes nearest. */
  async function lead() {
    const search = window.touchstoneSearch;
    let near = null;
    await search.prepare(root);
    for (const q of runs(path().slice(-DEEPEST), search.mayBeCode)) {
      const found = await search.find(root, { q }, MOST);
      const to = found.straight && (found.version ? search.addressOfVersion(found) : found.straight.address);
      if (to && root + to.split("#")[0] !== location.origin + location.pathname) return location.replace(root + to + (to.includes("#") ? "" : location.hash));
      if (found.code.alone) return offer(found, search);
      near = near || found;
    }
    return near && offer(near, search);
  }

  function offer(found, search) {
    const earlier = found.version ? found.version.before : [];
    const known = [...found.hits.filter(({ group }) => group === "code"), ...earlier];
    const hits = known.filter(({ address }, at) => known.findIndex((one) => one.address === address) === at);
    const told = search.toldOfCode(found).join(" ") || (found.code.alone ? `${hits.length} units have this code:` : "No unit has this code. These begin in the same way:");
    if (hits.length) document.getElementById("lead").textContent = told;
    for (const { address, label, title, version } of hits) {
      const latest = found.version && version && !earlier.some((one) => one.address === address) ? `(version ${version})` : "";
      const link = Object.assign(document.createElement("a"), { href: search.link(root, address), textContent: [label, title, latest].filter(Boolean).join(" ") });
      const entry = document.createElement("li");
      entry.append(link);
      document.getElementById("offered").append(entry);
    }
  }

  answer();
})();
