/* Previews: a link to an entry that is pointed at or focused shows the entry's kind, review status and summary. */
(() => {
  const content = document.querySelector(".md-content");
  if (!content || !HTMLElement.prototype.showPopover) return;
  const config = JSON.parse(findElement("#__config", HTMLScriptElement).text);
  const base = new URL(config.base.replace(/\/?$/, "/"), location.href);

  const bubble = createElement("div", {
    id: "pb-preview",
    className: "pb-preview",
    role: "tooltip",
    popover: "manual",
  });
  content.append(bubble);

  /**
   * The previews by kind. A script defines those of each kind, since a page that is opened from a file cannot fetch data.
   *
   * @type {Map<string, Promise<Record<string, Preview> | undefined>>}
   */
  const previews = new Map();
  /** @param {string} kind */
  const previewsOf = (kind) => {
    let loading = previews.get(kind);
    if (!loading) {
      const script = createElement("script", { src: new URL(`assets/previews/${kind}.js`, base).href });
      loading = new Promise((resolve) => {
        script.addEventListener("load", () => resolve(globalThis.playbookPreviews?.[kind]), { once: true });
      });
      previews.set(kind, loading);
      document.head.append(script);
    }
    return loading;
  };

  /** @param {HTMLAnchorElement} link */
  const entryOf = (link) => {
    const url = new URL(link.href);
    if (url.pathname === location.pathname || !url.href.startsWith(base.href)) return null;
    return /^(\w+)\/([a-z0-9-]+)\.html$/.exec(decodeURI(url.pathname.slice(base.pathname.length)));
  };

  /** @type {HTMLAnchorElement | null} */
  let current = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (!current) return;
    current.removeAttribute("aria-describedby");
    current = null;
    bubble.hidePopover();
  };

  /** @param {HTMLAnchorElement} link */
  const show = async (link) => {
    const [, kind, id] = entryOf(link) ?? [];
    if (!kind || !id || id === "index") return;
    const preview = (await previewsOf(kind))?.[id];
    if (!preview || !(link.matches(":hover") || link === document.activeElement)) return;
    // If the summary is beside the link already, a preview would only be in the way.
    if (link.closest("li, p, td, blockquote")?.textContent.includes(preview.summary)) return;
    hide();
    current = link;
    const textContent = `${preview.kind} · ${preview.badge}`;
    bubble.replaceChildren(createElement("span", { className: "pb-preview-kind", textContent }), preview.summary);
    link.setAttribute("aria-describedby", bubble.id);
    bubble.showPopover();
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = bubble;
    bubble.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    bubble.style.top = `${box.bottom + height + 8 > innerHeight ? box.top - height - 4 : box.bottom + 4}px`;
  };

  /** @param {() => void} act @param {number} milliseconds */
  const later = (act, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  /** @param {Event} event */
  const linkOf = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    return link instanceof HTMLAnchorElement ? link : null;
  };
  /** @param {Event} event */
  const isOnBubble = (event) => event.target instanceof Node && bubble.contains(event.target);

  content.addEventListener("pointerover", (event) => {
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link && link !== current) later(() => show(link), 250);
    else if (link || isOnBubble(event)) clearTimeout(timer);
  });
  content.addEventListener("pointerout", (event) => {
    // The pointer may move on to the bubble, to read it or to select some of it.
    if (linkOf(event) || isOnBubble(event)) later(hide, 250);
  });
  content.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  content.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", () => current && hide(), { passive: true });
})();
