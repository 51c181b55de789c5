/* Previews: pointing at a link to an entry, or focusing it, shows what kind of entry it is, its summary and its badge. */
(() => {
  "use strict";

  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base.replace(/\/?$/, "/"), location.href);
  const content = document.querySelector(".md-content");
  if (!content || !HTMLElement.prototype.showPopover) return;

  const bubble = document.createElement("div");
  bubble.id = "pb-preview";
  bubble.className = "pb-preview";
  bubble.role = "tooltip";
  bubble.popover = "manual";
  content.append(bubble);

  // By kind, the previews of its entries, which a script of that kind calls in: from a file, nothing can be fetched.
  const previews = new Map();
  const previewsOf = (kind) => {
    if (!previews.has(kind)) {
      const script = document.createElement("script");
      script.src = new URL(`assets/previews/${kind}.js`, base);
      const loaded = new Promise((resolve) => script.addEventListener("load", resolve, { once: true }));
      previews.set(kind, loaded.then(() => globalThis.playbookPreviews[kind]));
      document.head.append(script);
    }
    return previews.get(kind);
  };

  const entryOf = (link) => {
    const url = new URL(link.href, location.href);
    if (url.pathname === location.pathname || !url.href.startsWith(base.href)) return null;
    return /^(\w+)\/([a-z0-9-]+)\.html$/.exec(decodeURI(url.pathname.slice(base.pathname.length)));
  };

  let current = null;
  let timer;

  const hide = () => {
    clearTimeout(timer);
    if (!current) return;
    current.removeAttribute("aria-describedby");
    current = null;
    bubble.hidePopover();
  };

  const show = async (link) => {
    const [, kind, id] = entryOf(link) ?? [];
    if (!kind || id === "index") return;
    const preview = (await previewsOf(kind))[id];
    const around = link.closest("li, p, td, blockquote");
    // Where the summary stands beside the link already, a bubble would only be in the way.
    if (!preview || around?.textContent.includes(preview.summary) || (!link.matches(":hover") && link !== document.activeElement)) return;
    hide();
    current = link;
    const head = document.createElement("span");
    head.className = "pb-preview-kind";
    head.textContent = `${preview.kind} · ${preview.badge}`;
    bubble.replaceChildren(head, preview.summary);
    link.setAttribute("aria-describedby", bubble.id);
    bubble.showPopover();
    const box = link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = bubble;
    bubble.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    bubble.style.top = `${box.bottom + height + 8 > innerHeight ? box.top - height - 4 : box.bottom + 4}px`;
  };

  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const linkOf = (event) => (event.target instanceof Element ? event.target.closest("a[href]") : null);

  content.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link && link !== current) later(() => show(link), 250);
    else if (link || bubble.contains(event.target)) clearTimeout(timer);
  });
  content.addEventListener("pointerout", (event) => {
    // The pointer may move on to the bubble, to read it or to mark some of it.
    if (linkOf(event) || bubble.contains(event.target)) later(hide, 250);
  });
  content.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  content.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", () => current && hide(), { passive: true });
})();
