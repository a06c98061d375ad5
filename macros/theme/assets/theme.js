// What the theme would write into every page: how it keeps a reader's choices, and what it does with them before its own
// script is there.
window.__md_scope = new URL("..", document.currentScript.src);
window.__md_hash = (text) => [...text].reduce((hash, sign) => ((hash << 5) - hash + sign.charCodeAt(0)) | 0, 0);
window.__md_get = (name, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${name}`));
window.__md_set = (name, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value)); } catch { /* the choice lasts as long as the page */ }
};
{
  // The colours that were chosen stand on the body before any of it is shown.
  const chosen = () => { try { return __md_get("__palette")?.color ?? {}; } catch { return {}; } };
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    Object.entries(chosen()).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
  }).observe(document.documentElement, { childList: true });

  // An address that names a tab of a text opens it.
  addEventListener("DOMContentLoaded", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.name) target.checked = target.name.startsWith("__tabbed_");
  });
}
