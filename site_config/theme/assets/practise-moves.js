/* The moves that the page "Practise" can ask for one at a time. */

/** @typedef {{ name: string, meaning: string }} Move */

/**
 * Return the moves of the lines in the list, in the order in which scripts have them.
 *
 * @param {ParentNode} list
 * @returns {Move[]}
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function readMoves(list) {
  /** @type {Map<string, Move>} */
  const moves = new Map();
  for (const label of list.querySelectorAll(".pb-lines-say .pb-move")) {
    const name = moveOf(label);
    if (!moves.has(name)) moves.set(name, { name, meaning: label.getAttribute("title") ?? "" });
  }
  return [...moves.values()];
}

/**
 * Return the choice of a move, of which the first is all of them.
 *
 * @param {Move[]} moves
 * @param {Move | undefined} chosen
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function moveChoice(moves, chosen) {
  return createElement(
    "select",
    { id: "practise-move" },
    createElement("option", { textContent: "All moves", value: "" }),
    ...moves.map(({ name }) =>
      createElement("option", { textContent: `${name} only`, value: name, selected: name === chosen?.name }),
    ),
  );
}

/**
 * Return a copy of a part of a script; of its lines to say, only those of the move.
 *
 * @param {Element} part
 * @param {Move | undefined} move
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function onlyMove(part, move) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  if (!move) return copy;
  for (const line of copy.querySelectorAll(".pb-line")) {
    const label = line.querySelector(".pb-move");
    if (label && moveOf(label) !== move.name) line.remove();
  }
  return copy;
}

/** @param {Element} label */
function moveOf(label) {
  return (label.textContent ?? "").replace(/ \(.*/, "");
}
