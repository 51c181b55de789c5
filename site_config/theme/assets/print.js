/* The addresses of links on paper: from the root of the site, as entries are named in the sources; each address once, at the
   last link to it. print.css shows them. */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const root = new URL("..", script.src).href;

  /** @param {HTMLAnchorElement} link */
  function printedAddress(link) {
    const [page = "", anchor] = link.href.split("#");
    if (page === location.href.split("#")[0]) return "";
    const name = page.startsWith(root)
      ? page
          .slice(root.length)
          .replace(/(^|\/)index\.html$/, "$1")
          .replace(/\.html$/, "")
      : page;
    return anchor ? `${name}#${anchor}` : name;
  }

  addEventListener("beforeprint", () => {
    const printed = new Set();
    for (const link of [...document.querySelectorAll(".md-content a[href]")].reverse()) {
      if (!(link instanceof HTMLAnchorElement)) continue; // in a picture
      const address = printedAddress(link);
      link.dataset.prints = printed.has(address) ? "" : address;
      printed.add(address);
    }
  });
})();
