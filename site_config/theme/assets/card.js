/* The card of a script: copies a line as plain text, and fills in its placeholders everywhere on the page at once. */
(() => {
  const card = document.querySelector(".pb-card");
  if (!card) return;

  // Placeholders. What the reader types stays on this page, and is discarded on leaving it.

  const form = card.querySelector("fieldset.pb-placeholders");
  if (form instanceof HTMLElement) form.hidden = false;
  for (const label of form?.querySelectorAll("label") ?? []) {
    const name = `{${label.textContent}}`;
    const places = [...card.querySelectorAll(".pb-placeholder")].filter((place) => place.textContent === name);
    const input = findElement("input", HTMLInputElement, label);
    input.addEventListener("input", () => {
      const text = input.value.trim();
      for (const place of places) {
        place.textContent = text || name;
        place.classList.toggle("pb-filled", text !== "");
      }
    });
  }

  // Copying.

  const status = findElement(".pb-status", HTMLElement);
  status.hidden = false;

  /** @param {string} text */
  const copy = async (text) => {
    // A page served over plain HTTP, as on many intranets, has no navigator.clipboard.
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed here; the older command may be.
      }
    }
    const field = createElement("textarea", { value: text, readOnly: true, className: "pb-clipboard" });
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return done;
  };

  /**
   * Return the words that a line shows: the style alone decides whether they are its own or those of a variant.
   *
   * @param {Element} line
   */
  const visibleWords = (line) =>
    [...line.querySelectorAll(".pb-words")].find((words) => words.getClientRects().length)?.textContent ?? "";

  /** @type {HTMLButtonElement | undefined} */
  let reported;
  let timer = 0;
  /** @param {HTMLButtonElement} button @param {string} text */
  const report = (button, text) => {
    clearTimeout(timer);
    if (reported) reported.dataset.state = "";
    reported = button;
    button.dataset.state = text;
    status.textContent = text;
    timer = setTimeout(() => {
      button.dataset.state = "";
      status.textContent = "";
    }, 2500);
  };

  for (const line of card.querySelectorAll(".pb-line")) {
    const avoided = line.classList.contains("pb-avoided");
    const button = createElement("button", { type: "button", className: "pb-copy" }, createElement("span", {}, "Copy"));
    button.ariaLabel = avoided ? "Copy this line to avoid" : "Copy this line";
    button.addEventListener("click", async () => {
      const done = await copy(visibleWords(line));
      if (!done) report(button, "Couldn't copy. Select the text instead.");
      else report(button, avoided ? "Copied (don't say this)" : "Copied");
    });
    line.append(" ", button);
  }
})();
