/* The trainer of the page "Practise" plays the customer, one step after the other. It knows only the list on the page, which
   practise-list.js reads. */
(() => {
  /**
   * @typedef {object} Round
   * @property {PractiseScript[]} scripts
   * @property {PractiseScript[]} well
   * @property {PractiseScript[]} badly
   * @property {string} phrase
   */

  /** @typedef {(scripts: PractiseScript[]) => void} Action */

  const MAX_CUSTOMERS = 8; // in a round
  const ANSWER_ALOUD = "Answer out loud, as you would to the customer.";
  const NOT_SAVED = "Your browser won't save the list of scripts that need work. It is lost when you leave this page.";

  const list = findElement(".pb-practise-list", HTMLDetailsElement);
  const scripts = readScripts(list);
  const saved = new SavedScripts(scripts);
  // A script for both audiences belongs to each of them.
  const audiences = new Set(
    scripts.filter((script) => script.audience !== "both").map((script) => script.audienceLabel),
  );
  const groups = [
    { label: "Situation", choices: choicesBy(scripts, (script) => [script.situation]) },
    { label: "Principle", choices: choicesBy(scripts, (script) => script.principles) },
    {
      label: "Audience",
      choices: choicesBy(scripts, (script) => (script.audience === "both" ? [...audiences] : [script.audienceLabel])),
    },
  ];
  /** @type {Choice} */
  const anything = { name: "Random mix", scripts };
  let chosen = anything;
  const moves = readMoves(list);
  /** @type {Move | undefined} */
  let move;
  const rubric = document.querySelector(".pb-rubric");

  const stage = createElement("div", { className: "pb-trainer pb-screen-only" });
  list.before(stage);
  // A link to a part of the list opens the list.
  list.open = Boolean(list.querySelector(":target"));
  choose();

  // The steps

  /** @param {string} [notice] */
  function choose(notice) {
    const before = saved.recall();
    const again = { name: `Needs work (${before.length})`, scripts: before };
    /** @type {Map<HTMLOptionElement | undefined, Choice>} */
    const choices = new Map();
    /** @param {Choice} choice */
    const option = (choice) => {
      const made = createElement("option", { textContent: choice.name, selected: choice === chosen });
      choices.set(made, choice);
      return made;
    };
    const select = createElement(
      "select",
      { id: "practise-what" },
      option(anything),
      ...(before.length ? [option(again)] : []),
      ...groups.map(({ label, choices }) => createElement("optgroup", { label }, ...choices.map(option))),
    );
    const which = moveChoice(moves, move);
    const form = createElement(
      "form",
      { className: "pb-choose", autocomplete: "off" },
      createElement("label", { htmlFor: select.id, textContent: "Practise" }),
      select,
      createElement("label", { htmlFor: which.id, textContent: "With" }),
      which,
      button("Start", "pb-primary"),
      button("Print a sheet for two", "", () => withChoice((some) => printSheet(mixed(some), rubric))),
    );
    /** @param {Action} action */
    const withChoice = (action) => {
      const choice = choices.get(select.selectedOptions[0]) ?? anything;
      chosen = choice === again ? anything : choice;
      move = moves.find(({ name }) => name === which.value);
      action(choice.scripts);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      withChoice(begin);
    };
    show(
      createElement("h2", {}, "Start a round"),
      ...notices(notice),
      form,
      createElement(
        "p",
        { className: "pb-hint" },
        `Up to ${MAX_CUSTOMERS} customers. ${before.length ? "We start with the ones that need work. " : ""}`,
        "Nothing you say or type is saved.",
      ),
      ...notices(saved.works ? "" : NOT_SAVED),
      ...(before.length ? [buttons(clearButton())] : []),
    );
  }

  /** @param {PractiseScript[]} some */
  function begin(some) {
    ask({ scripts: mixed(some), well: [], badly: [], phrase: "" });
  }

  /**
   * Return the scripts of a round, the ones that need work first.
   *
   * @param {PractiseScript[]} some
   */
  function mixed(some) {
    const before = new Set(saved.recall());
    const all = shuffled(some);
    const others = all.filter((script) => !before.has(script));
    return [...all.filter((script) => before.has(script)), ...others].slice(0, MAX_CUSTOMERS);
  }

  /** @param {Round} round */
  function ask(round) {
    const script = current(round);
    if (!script) {
      end(round);
      return;
    }
    round.phrase = script.phrases[Math.floor(Math.random() * script.phrases.length)] ?? "";
    // No spelling check: some browsers send the text to a server for it.
    const answer = createElement("textarea", {
      id: "practise-answer",
      rows: 3,
      autocomplete: "off",
      spellcheck: false,
    });
    const form = createElement(
      "form",
      { className: "pb-answer", autocomplete: "off" },
      createElement("label", {
        htmlFor: answer.id,
        textContent: "Your answer, if you like to type it. It isn't saved.",
      }),
      answer,
      buttons(button("Show the script", "pb-primary"), endButton(round)),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      reveal(round, script, answer.value.trim());
    };
    const phrase = createElement("span", { className: "pb-bubble", textContent: round.phrase });
    show(
      createElement("h2", {}, progress(round, script), phrase),
      createElement("p", {}, move ? `Answer out loud with ${move.name} only. ${move.meaning}` : ANSWER_ALOUD),
      form,
    );
  }

  /** @param {Round} round @param {PractiseScript} script @param {string} answer */
  function reveal(round, script, answer) {
    /** @param {string} className @param {string} speaker @param {string} text */
    const bubble = (className, speaker, text) =>
      createElement("p", { className }, createElement("span", { className: "pb-caption" }, speaker), text);
    show(
      createElement("h2", {}, progress(round, script), "The script"),
      bubble("pb-bubble", "They said ", round.phrase),
      ...(answer ? [bubble("pb-bubble pb-own-answer", "You said ", answer)] : []),
      ...script.lines.map((part) => onlyMove(part, move)),
      ...(rubric ? [rubric.cloneNode(true)] : []),
      createElement(
        "fieldset",
        { className: "pb-verdict" },
        createElement("legend", { textContent: "How did your answer go?" }),
        button("It went well", "pb-went-well", () => judge(round, script, "well")),
        button("Needs work", "pb-needs-work", () => judge(round, script, "badly")),
      ),
      buttons(endButton(round)),
    );
  }

  /** @param {Round} round @param {PractiseScript} script @param {"well" | "badly"} verdict */
  function judge(round, script, verdict) {
    const others = saved.recall().filter((other) => other !== script);
    saved.save(verdict === "badly" ? [...others, script] : others);
    round[verdict].push(script);
    ask(round);
  }

  /** @param {Round} round */
  function end(round) {
    const before = saved.recall();
    const links = round.badly.map((script) => createElement("li", {}, script.link.cloneNode(true)));
    const again = button("Practise what needs work", "pb-primary", () => begin(before));
    const another = button("Another round", before.length ? "" : "pb-primary", () => choose());
    show(
      createElement("h2", {}, "End of the round"),
      createElement("p", {}, `Went well: ${round.well.length}. Needs work: ${round.badly.length}.`),
      ...(links.length ? [createElement("p", {}, "First in the next round:"), createElement("ul", {}, ...links)] : []),
      ...notices(saved.works ? "" : NOT_SAVED),
      before.length ? buttons(again, another, clearButton()) : buttons(another),
    );
  }

  // The parts of steps

  /** @param {Round} round */
  function current(round) {
    return round.scripts[round.well.length + round.badly.length];
  }

  /** @param {Round} round @param {PractiseScript} script */
  function progress(round, script) {
    const number = round.well.length + round.badly.length + 1;
    const textContent = `${number} of ${round.scripts.length} · ${script.channel} `;
    return createElement("span", { className: "pb-caption", textContent });
  }

  /** @param {Round} round */
  function endButton(round) {
    const started = round.well.length + round.badly.length > 0;
    return button("End the round", "pb-link-button", () => (started ? end(round) : choose()));
  }

  function clearButton() {
    return button("Clear the list of what needs work", "pb-link-button", () => {
      saved.save([]);
      choose("List cleared.");
    });
  }

  /**
   * Return a button; without an action of its own, one that submits the form.
   *
   * @param {string} textContent
   * @param {string} className
   * @param {() => void} [action]
   */
  function button(textContent, className, action) {
    const made = createElement("button", { type: action ? "button" : "submit", textContent, className });
    if (action) made.addEventListener("click", action);
    return made;
  }

  /** @param {HTMLButtonElement[]} some */
  function buttons(...some) {
    return createElement("div", { className: "pb-buttons" }, ...some);
  }

  /** @param {string} [text] */
  function notices(text) {
    return text ? [createElement("p", { className: "pb-notice" }, text)] : [];
  }

  /** @param {HTMLHeadingElement} heading @param {Node[]} parts */
  function show(heading, ...parts) {
    const opening = !stage.hasChildNodes();
    heading.tabIndex = -1;
    stage.replaceChildren(heading, ...parts);
    // When the page opens, it is read from the top.
    if (opening) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  /** @param {PractiseScript[]} some */
  function shuffled(some) {
    const mixed = [...some];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }
})();
