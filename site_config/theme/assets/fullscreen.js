/* A tension on a screen: a button that fills the screen with its two sides, in letters for the back of a room. */
(() => {
  "use strict";

  const screen = document.querySelector(".pb-board");
  const button = screen?.querySelector(".pb-fullscreen button");
  if (!button || !screen.requestFullscreen) return;

  button.parentElement.hidden = false;
  const asks = button.textContent;
  const told = () => {
    button.textContent = document.fullscreenElement ? "Leave the screen" : asks;
  };
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else screen.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", told);
})();
