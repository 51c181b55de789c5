/* A tension full screen: a button that shows its two sides in letters for the back of a room. */
(() => {
  const board = findElement(".pb-board", HTMLElement);
  if (!board.requestFullscreen) return;

  const button = findElement(".pb-fullscreen button", HTMLButtonElement, board);
  const enter = button.textContent;
  button.closest("[hidden]")?.removeAttribute("hidden");
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else board.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    button.textContent = document.fullscreenElement ? "Exit full screen" : enter;
  });
})();
