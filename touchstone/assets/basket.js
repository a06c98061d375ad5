// The button that puts an item, or a unit, into the basket and takes it out.
customElements.define("ts-collect", class extends HTMLElement {
  connectedCallback() {
    const cited = touchstoneCite.citedAt(this.closest(".ts-items > li"));
    if (!cited) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ts-tool";
    button.innerHTML = '<svg viewBox="4 4 16 16" aria-hidden="true" class="ts-icon"><path class="ts-icon__plus" d="M12 6v12M6 12h12"/><path class="ts-icon__tick" d="M6 12l4 4 8-8"/></svg><span class="ts-tool__words">Add to basket</span>';
    button.setAttribute("aria-label", `Add ${touchstoneCite.named(cited)} to the basket`);
    const told = document.createElement("span");
    told.className = "ts-told";
    told.setAttribute("role", "status");
    const show = () => {
      const held = touchstoneBasket.holds(cited);
      button.setAttribute("aria-pressed", String(held));
      button.title = held ? "In the basket: take it out" : button.getAttribute("aria-label");
    };
    button.addEventListener("click", () => {
      const kept = touchstoneBasket.toggle(cited);
      if (kept) touchstoneTell(told, `In the basket: ${touchstoneBasket.read().length}`);
      else touchstoneTell(told, "This browser keeps nothing: the basket is lost with this page", Infinity);
    });
    touchstoneBasket.onChange(show);
    show();
    this.replaceChildren(button, told);
  }
});
