/* Fixes of the theme that need a script: its drawer, its search, its keyboard shortcuts and its palette.
   https://github.com/squidfunk/mkdocs-material/issues/4101 says what the keyboard cannot do with them. */
(() => {
  const drawer = findElement("#__drawer", HTMLInputElement);
  const search = findElement("#__search", HTMLInputElement);
  const box = document.querySelector(".md-search");
  const query = box?.querySelector("input");

  /** @param {HTMLInputElement} toggle */
  const close = (toggle) => {
    if (toggle.checked) toggle.click(); // the theme's script listens for clicks
  };

  /* The theme listens for every key on the window. A key is stopped on its way there
     - if it would be a shortcut of one letter (p n , . f s /), which readers who use speech input press by accident;
     - if it would take the focus or close the search while a button or a result of it has the focus. Upstream took Tab
       away from the results on purpose: https://github.com/squidfunk/mkdocs-material/pull/659 */
  document.addEventListener("keydown", (event) => {
    const typing = event.target === query && event.key !== "Tab";
    const reachesTheme = search.checked ? typing || /^(Escape|Arrow)/.test(event.key) : event.key === "Enter";
    if (!reachesTheme) event.stopPropagation();
    if (event.key === "Escape" && drawer.checked) {
      close(drawer);
      drawer.focus();
    }
  });

  /* While the drawer is open, nothing behind it takes the focus. On a wide screen it is a column, and never open. */
  const behind = document.querySelectorAll(
    "[data-md-component=skip], .md-header, .md-content, .md-sidebar--secondary, .md-footer",
  );
  drawer.addEventListener("change", () => {
    for (const part of behind) part.toggleAttribute("inert", drawer.checked);
  });
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => close(drawer));

  document.querySelector(".pb-palette")?.addEventListener("click", () => {
    findElement("[data-md-component=palette] label:not([hidden])", HTMLLabelElement).click();
  });

  /* The theme lets a table scroll that is wider than the screen, and the keyboard does not reach it. */
  const reachTables = () => {
    for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (table.scrollWidth > table.clientWidth) table.setAttribute("tabindex", "0");
      else table.removeAttribute("tabindex");
    }
  };
  for (const event of ["load", "resize"]) addEventListener(event, reachTables);

  /* The theme opens the search a moment after its field gets the focus, and an Escape before that would be lost. */
  query?.addEventListener("focus", () => {
    if (!search.checked) search.click();
  });

  const opener = document.querySelector(".pb-search-open");
  if (!(box && query && opener instanceof HTMLButtonElement)) return;

  /* Where the search is a button, the button opens it, and has the focus again when it is closed. */
  opener.addEventListener("click", () => {
    if (!search.checked) search.click();
    query.focus();
  });
  box.querySelector(".pb-search-close")?.addEventListener("click", () => close(search));
  search.addEventListener("change", () => {
    const { activeElement } = document;
    if (!search.checked && (box.contains(activeElement) || activeElement === document.body)) opener.focus();
  });

  /* The search closes when the focus leaves it. */
  box.addEventListener("focusout", (event) => {
    const next = event instanceof FocusEvent ? event.relatedTarget : null;
    if (next instanceof Node && !box.contains(next)) close(search);
  });

  /* Tab reaches the results, which the theme takes out of the tab order. */
  new MutationObserver(() => {
    for (const result of box.querySelectorAll('.md-search-result [tabindex="-1"]')) result.removeAttribute("tabindex");
  }).observe(findElement(".md-search-result__list", HTMLElement, box), { childList: true, subtree: true });
})();
