/* What a link says on paper of where it leads: the address from the root of the site, as an entry is named in the
   sources; once for each address, at the last link to it. See print.css. */
(() => {
  'use strict';

  const root = new URL('..', document.currentScript.src).href;

  function named(link) {
    const [page, place] = link.href.split('#');
    if (page === location.href.split('#')[0]) return '';
    const name = page.startsWith(root)
      ? page.slice(root.length).replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')
      : page;
    return place ? `${name}#${place}` : name;
  }

  addEventListener('beforeprint', () => {
    const said = new Set();
    for (const link of [...document.querySelectorAll('.md-content a[href]:not(svg a)')].reverse()) {
      const name = named(link);
      link.dataset.prints = said.has(name) ? '' : name;
      said.add(name);
    }
  });
})();
