/* The search box of the home page: it stands where one looks first, and hands what is typed to the theme's search. */
(() => {
  "use strict";

  const form = document.querySelector(".pb-search");
  const query = document.querySelector("[data-md-component=search-query]");
  const open = document.getElementById("__search");
  if (!form || !query || !open) return;

  const box = form.querySelector("input");
  form.hidden = false;

  const handOver = () => {
    query.value = box.value;
    box.value = "";
    // On a phone the theme's field is hidden, and cannot take the focus, until the search is open.
    if (!open.checked) open.click();
    query.focus();
    query.setSelectionRange(query.value.length, query.value.length);
  };

  // Somebody who writes with an input method is not interrupted in the middle of a word.
  box.addEventListener("input", (event) => {
    if (!event.isComposing && box.value) handOver();
  });
  box.addEventListener("compositionend", () => {
    if (box.value) handOver();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handOver();
  });

  // At hand at once, but not where that would open a keyboard over half of the screen.
  if (!location.hash && matchMedia("(hover: hover) and (pointer: fine)").matches) {
    box.focus({ preventScroll: true });
  }
})();
