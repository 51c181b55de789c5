/* The search's index is by far the largest file of the site, and most visits are over before anybody searches. The theme
   asks for it as soon as a page opens (https://github.com/squidfunk/mkdocs-material/issues/471), in a script that must
   run after this one. Here the request waits until somebody turns to the search. */

(() => {
  'use strict';

  const search = document.querySelector('.md-search');
  // Who comes from a result of the search (?h=) wants to see the words marked, for which the theme needs the index.
  if (!search || new URLSearchParams(location.search).has('h')) return;

  const asked = new Promise(resolve => search.addEventListener('focusin', resolve, { once: true }));
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    open.call(this, method, url, ...rest);
    if (String(url).endsWith('/search/search_index.json')) this.send = () => asked.then(() => send.call(this));
  };
})();
