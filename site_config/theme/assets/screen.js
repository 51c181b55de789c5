/* A tension on a screen: a button that fills the screen with its two sides, in letters for the back of a room. */
(() => {
  "use strict";

  const screen = document.querySelector(".pb-board");
  if (!screen?.requestFullscreen) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "pb-fill";
  const told = () => {
    button.textContent = document.fullscreenElement ? "Leave the screen" : "Put it on the screen";
  };
  told();
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else screen.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", told);
  screen.prepend(button);
})();
