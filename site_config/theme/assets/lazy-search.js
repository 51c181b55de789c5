/* The search index is by far the largest file of the site, and most visitors leave before they search. The theme requests it
   as soon as a page opens (https://github.com/squidfunk/mkdocs-material/issues/471), in a script that must run after this
   one. Here the request waits until the search has the focus. */
(() => {
  const search = document.querySelector(".md-search");
  // A visitor who comes from a search result (?h=) sees the words marked, for which the theme needs the index.
  if (!search || new URLSearchParams(location.search).has("h")) return;

  const focused = new Promise((resolve) => search.addEventListener("focusin", resolve, { once: true }));
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = /** @type {typeof open} */ (
    /** @this {XMLHttpRequest} @param {Parameters<typeof open>} request */
    function (...request) {
      open.apply(this, request);
      if (String(request[1]).endsWith("/search/search_index.json")) {
        this.send = () => focused.then(() => send.call(this));
      }
    }
  );
})();
