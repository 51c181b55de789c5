/* The search box of the home page hands what is typed to the theme's search. */
(() => {
  const query = document.querySelector("[data-md-component=search-query]");
  const toggle = document.getElementById("__search");
  if (!(query instanceof HTMLInputElement && toggle instanceof HTMLInputElement)) return;

  const form = findElement(".pb-search", HTMLFormElement);
  const box = findElement("input", HTMLInputElement, form);
  form.hidden = false;

  const handOver = () => {
    query.value = box.value;
    box.value = "";
    // On a phone the theme's field is hidden, and cannot take the focus, until the search is open.
    if (!toggle.checked) toggle.click();
    query.focus();
    query.setSelectionRange(query.value.length, query.value.length);
  };

  // An input method is not interrupted in the middle of a word.
  box.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing) && box.value) handOver();
  });
  box.addEventListener("compositionend", () => {
    if (box.value) handOver();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handOver();
  });

  // Ready to type in, but not where that would open a keyboard over half of the screen.
  if (!location.hash && matchMedia("(hover: hover) and (pointer: fine)").matches) {
    box.focus({ preventScroll: true });
  }
})();
