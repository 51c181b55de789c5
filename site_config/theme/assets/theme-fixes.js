/* Mends of the theme that need a script: its drawer, its search, its keys and its palette.
   https://github.com/squidfunk/mkdocs-material/issues/4101 tells what the keyboard cannot do with them. */

(() => {
  'use strict';

  const drawer = document.getElementById('__drawer');
  const search = document.getElementById('__search');
  const box = document.querySelector('.md-search');
  const query = box && box.querySelector('.md-search__input');

  const close = toggle => {
    if (toggle.checked) toggle.click(); // as the theme does it: its script hears of it
  };

  /* The theme hears every key on the window. Here, on its way there, a key is stopped
     - that would be a shortcut of one letter (p n , . f s /), which hits who speaks to the computer or has a cat;
     - that would take the focus or close the search while it is on a button or a result of it. Upstream took Tab away
       from the results on purpose: https://github.com/squidfunk/mkdocs-material/pull/659 */
  document.addEventListener('keydown', event => {
    const typing = event.target === query && event.key !== 'Tab';
    const heard = search.checked ? typing || /^(Escape|Arrow)/.test(event.key) : event.key === 'Enter';
    if (!heard) event.stopPropagation();
    if (event.key === 'Escape' && drawer.checked) {
      close(drawer);
      drawer.focus();
    }
  });

  /* While the drawer is open, nothing behind it takes the focus; where it becomes a column, it is no drawer. */
  const behind = document.querySelectorAll(
    '[data-md-component=skip], .md-header, .md-content, .md-sidebar--secondary, .md-footer',
  );
  drawer.addEventListener('change', () => behind.forEach(part => { part.inert = drawer.checked; }));
  matchMedia('(min-width: 76.25em)').addEventListener('change', () => close(drawer));

  const palette = document.querySelector('.pb-palette');
  if (palette) {
    palette.addEventListener('click', () => {
      document.querySelector('[data-md-component=palette] label:not([hidden])').click();
    });
  }

  /* The theme opens the search a moment after its field has the focus: an Escape before that would be lost. */
  query?.addEventListener('focus', () => {
    if (!search.checked) search.click();
  });

  const opener = document.querySelector('.pb-search-open');
  if (!box || !opener) return;

  /* Where the search is a button, the button opens it, and has the focus again when it is closed. */
  opener.addEventListener('click', () => {
    if (!search.checked) search.click();
    query.focus();
  });
  box.querySelector('.pb-search-close').addEventListener('click', () => close(search));
  search.addEventListener('change', () => {
    if (!search.checked && (box.contains(document.activeElement) || document.activeElement === document.body)) opener.focus();
  });

  /* Who leaves the search closes it. */
  box.addEventListener('focusout', event => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close(search);
  });

  /* Tab reaches the results: the theme takes them out of its order. */
  new MutationObserver(() => {
    for (const one of box.querySelectorAll('.md-search-result [tabindex="-1"]')) one.removeAttribute('tabindex');
  }).observe(box.querySelector('.md-search-result__list'), { childList: true, subtree: true });
})();
