/* The card of a script: copies a line or a whole email as plain text, and fills in its placeholders everywhere on the page. */
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

  /** @param {string} words @param {string} label @param {() => string} text */
  const copyButton = (words, label, text) => {
    const button = createElement("button", { type: "button", className: "pb-copy" }, createElement("span", {}, words));
    button.ariaLabel = label;
    button.addEventListener("click", async () => {
      const done = await copy(text());
      report(button, done ? "Copied" : "Couldn't copy. Select the text instead.");
    });
    return button;
  };

  for (const line of card.querySelectorAll(".pb-line:not(.pb-avoided)")) {
    line.append(
      " ",
      copyButton("Copy", "Copy this line", () => visibleWords(line)),
    );
  }

  // A whole email: its subject, then its paragraphs, of which the sign-off has a line for the name.
  const place = card.querySelector(".pb-copy-email");
  const wholeEmail = () =>
    [...card.querySelectorAll(":is(.pb-say-first, .pb-say-more) .pb-line")]
      .map((line) => {
        const words = visibleWords(line);
        if (line.id === "subject") return `Subject: ${words}`;
        return line.id === "sign-off" ? words.replace(/, /, ",\n") : words;
      })
      .join("\n\n");
  if (place) {
    place.append(copyButton("Copy the whole email", "Copy the whole email", wholeEmail));
  }
})();
