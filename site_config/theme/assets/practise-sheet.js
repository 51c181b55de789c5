/* A sheet of the page "Practise" for two people without a screen: one plays the customer and judges, the other answers. */

/**
 * Print a sheet: a page with the customers, and on the next one the scripts to compare the answers with.
 *
 * @param {PractiseScript[]} scripts
 * @param {Element | null} rubric
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function printSheet(scripts, rubric) {
  document.querySelector(".pb-sheet")?.remove();
  const customers = scripts.map((script) =>
    createElement(
      "li",
      {},
      createElement("p", { className: "pb-caption" }, `${script.channel} · ${script.situation}`),
      ...script.phrases.slice(0, 2).map((phrase) => createElement("p", { className: "pb-phrase" }, phrase)),
      createElement("p", { className: "pb-points" }, "Points: ______"),
    ),
  );
  const answers = scripts.map((script) =>
    createElement(
      "li",
      {},
      createElement("p", { className: "pb-caption" }, script.situation),
      ...script.lines.slice(0, 1).map((part) => part.cloneNode(true)),
    ),
  );
  const sheet = createElement(
    "section",
    { className: "pb-sheet" },
    createElement("h1", {}, "Practise in twos"),
    createElement(
      "p",
      {},
      "One of you is the customer and says the words. The other answers aloud, without looking at the next page. ",
      "The customer gives points. Change places after four. Then compare your answers with the scripts.",
    ),
    ...(rubric ? [rubric.cloneNode(true)] : []),
    createElement("ol", { className: "pb-sheet-customers" }, ...customers),
    createElement("h1", { className: "pb-sheet-scripts" }, "The scripts"),
    createElement("ol", {}, ...answers),
  );
  findElement("article", HTMLElement).append(sheet);
  document.body.classList.add("pb-prints-sheet");
  addEventListener("afterprint", () => document.body.classList.remove("pb-prints-sheet"), { once: true });
  print();
}
