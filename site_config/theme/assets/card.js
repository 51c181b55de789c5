/* The card of a script: copies a line as plain text, and fills in the blanks of the whole page at once. */
(() => {
  "use strict";

  const card = document.querySelector(".pb-card");
  if (!card) return;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Blanks. What is typed stays on this page, and goes when it is left.

  const form = card.querySelector(".pb-placeholders");
  if (form) form.hidden = false;
  for (const label of form?.querySelectorAll("label") ?? []) {
    const name = `{${label.textContent}}`;
    const same = [...card.querySelectorAll(".pb-placeholder")].filter((blank) => blank.textContent === name);
    label.querySelector("input").addEventListener("input", (event) => {
      const text = event.target.value.trim();
      for (const blank of same) {
        blank.textContent = text || name;
        blank.classList.toggle("pb-filled", text !== "");
      }
    });
  }

  // Copies.

  const told = document.querySelector(".pb-status");
  told.hidden = false;

  const copied = async (text) => {
    // A page that came over plain HTTP, as on many an intranet, has no navigator.clipboard.
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed here: the old way may be.
      }
    }
    const held = make("textarea", { value: text, readOnly: true, className: "pb-clipboard" });
    const focused = document.activeElement;
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    focused?.focus({ preventScroll: true });
    return done;
  };

  // Which words are shown, the style alone decides: those of the line, or of one of its variants.
  const shown = (line) =>
    [...line.querySelectorAll(".pb-words")].find((words) => words.getClientRects().length).textContent;

  let last;
  const say = (button, text) => {
    clearTimeout(last?.timer);
    if (last) last.button.dataset.state = "";
    button.dataset.state = text;
    told.textContent = text;
    last = {
      button,
      timer: setTimeout(() => {
        button.dataset.state = "";
        told.textContent = "";
      }, 2500),
    };
  };

  for (const line of card.querySelectorAll(".pb-line")) {
    const avoided = line.classList.contains("pb-avoided");
    const button = make("button", { type: "button", className: "pb-copy" }, make("span", { textContent: "Copy" }));
    button.setAttribute("aria-label", avoided ? "Copy this line not to say" : "Copy this line");
    button.addEventListener("click", async () => {
      const done = await copied(shown(line));
      say(button, done ? (avoided ? "Copied: not to be said" : "Copied") : "Not copied: select the words instead");
    });
    line.append(" ", button);
  }
})();
