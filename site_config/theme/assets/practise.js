/* The trainer of the page "Practise": it plays the customer, one step after the other. The list on the page is all that
   it knows. All that it keeps is which scripts went badly, by their ids, on this device. */
(() => {
  "use strict";

  const CUSTOMERS = 8; // at most, in a round
  const KEY = "playbook-went-badly";
  const NOT_KEPT =
    "This browser keeps nothing from one visit to the next: what goes badly comes back until you leave this page.";

  const list = document.querySelector(".pb-practise-list");
  const scripts = read();
  // What is for both is for each of them.
  const either = new Set(scripts.filter((script) => script.whom !== "both").map((script) => script.audience));
  const groups = [
    ["A situation", (script) => [script.situation]],
    ["A principle", (script) => script.principles],
    ["Whom it is for", (script) => (script.whom === "both" ? either : [script.audience])],
  ].map(([label, namesOf]) => ({ label, choices: choicesBy(namesOf) }));
  const anything = { name: "At random", scripts };
  let chosen = anything;
  let badly = new Set(); // ids
  let kept = true; // whether this browser keeps them

  const stage = make("div", { className: "pb-trainer pb-screen-only" });
  list.before(stage);
  // Whoever follows a link to a part of the list wants to see it.
  list.open = Boolean(list.querySelector(":target"));
  choose();

  // The list

  function read() {
    const found = [];
    let situation = "";
    for (const one of list.querySelectorAll("h2, .pb-practise-script")) {
      if (one.matches("h2")) situation = one.querySelector("a").textContent;
      else found.push(scriptOf(one, situation));
    }
    return found;
  }

  function scriptOf(rehearsal, situation) {
    const texts = (selector) => Array.from(rehearsal.querySelectorAll(selector), (part) => part.textContent);
    return {
      id: rehearsal.dataset.script,
      situation,
      principles: texts(".pb-principles a"),
      channel: texts(".pb-channel")[0],
      whom: rehearsal.dataset.for,
      audience: texts(".pb-audience")[0],
      phrases: texts(".pb-phrase"),
      link: rehearsal.querySelector(".pb-script-link a"),
      words: [...rehearsal.children].slice(1), // behind the summary
    };
  }

  function choicesBy(namesOf) {
    const found = new Map();
    for (const script of scripts) {
      for (const name of namesOf(script)) {
        if (!found.has(name)) found.set(name, { name, scripts: [] });
        found.get(name).scripts.push(script);
      }
    }
    return [...found.values()].sort((one, other) => one.name.localeCompare(other.name, "en"));
  }

  // What went badly

  function recall() {
    // Another tab may have changed it.
    if (kept) {
      try {
        badly = listed(localStorage.getItem(KEY));
      } catch {
        kept = false;
      }
    }
    return scripts.filter((script) => badly.has(script.id));
  }

  // Of whatever stands in the store, only what may be ids. Which of them are scripts, the list knows.
  function listed(text) {
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      // Somebody else's. It goes when something is kept the next time.
    }
    return new Set(Array.isArray(value) ? value : []);
  }

  function keep(some) {
    badly = new Set(some.map((script) => script.id));
    try {
      if (badly.size) localStorage.setItem(KEY, JSON.stringify([...badly]));
      else localStorage.removeItem(KEY);
    } catch {
      kept = false;
    }
  }

  // The steps

  function choose(news) {
    const before = recall();
    const again = { name: `What went badly last time (${before.length})`, scripts: before };
    const choiceOf = new Map();
    const option = (choice) => {
      const made = make("option", { textContent: choice.name, selected: choice === chosen });
      choiceOf.set(made, choice);
      return made;
    };
    const select = make(
      "select",
      { id: "practise-what" },
      option(anything),
      ...(before.length ? [option(again)] : []),
      ...groups.map(({ label, choices }) => make("optgroup", { label }, ...choices.map(option))),
    );
    const form = make(
      "form",
      { className: "pb-choose", autocomplete: "off" },
      make("label", { htmlFor: select.id, textContent: "Practise" }),
      select,
      button("Start", "pb-primary"),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const choice = choiceOf.get(select.selectedOptions[0]);
      chosen = choice === again ? anything : choice;
      begin(choice.scripts);
    };
    show(
      make("h2", {}, "Start a round"),
      ...said(news),
      form,
      make(
        "p",
        { className: "pb-hint" },
        `At most ${CUSTOMERS} customers. ${before.length ? "First those with whom it went badly. " : ""}`,
        "What you say or type is kept nowhere.",
      ),
      ...said(!kept && NOT_KEPT),
      ...(before.length ? [buttons(forgetting())] : []),
    );
  }

  function begin(some) {
    const before = new Set(recall());
    const mixed = shuffled(some);
    const first = mixed.filter((script) => before.has(script));
    const then = mixed.filter((script) => !before.has(script));
    ask({ scripts: [...first, ...then].slice(0, CUSTOMERS), well: [], badly: [] });
  }

  function ask(round) {
    const script = current(round);
    round.phrase = script.phrases[Math.floor(Math.random() * script.phrases.length)];
    // A browser may send what it checks the spelling of to somebody else.
    const answer = make("textarea", { id: "practise-answer", rows: 3, autocomplete: "off", spellcheck: false });
    const form = make(
      "form",
      { className: "pb-answer", autocomplete: "off" },
      make("label", {
        htmlFor: answer.id,
        textContent: "Your answer, if you like to type it. It is kept nowhere.",
      }),
      answer,
      buttons(button("Show the words", "pb-primary"), leaving(round)),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      tell(round, answer.value.trim());
    };
    show(
      make("h2", {}, turn(round), make("span", { className: "pb-bubble", textContent: round.phrase })),
      make("p", {}, "Answer aloud, as you would to them."),
      form,
    );
  }

  function tell(round, answer) {
    const bubble = (name, who, text) =>
      make("p", { className: `pb-bubble ${name}` }, make("span", { className: "pb-caption", textContent: who }), text);
    show(
      make("h2", {}, turn(round), "The words"),
      bubble("pb-customer", "They said ", round.phrase),
      ...(answer ? [bubble("pb-own-answer", "You said ", answer)] : []),
      ...current(round).words.map((part) => part.cloneNode(true)),
      make(
        "fieldset",
        { className: "pb-verdict" },
        make("legend", { textContent: "How did your answer go?" }),
        button("It went well", "pb-went-well", () => judge(round, "well")),
        button("It went badly", "pb-needs-work", () => judge(round, "badly")),
      ),
      buttons(leaving(round)),
    );
  }

  function judge(round, went) {
    const script = current(round);
    const others = recall().filter((other) => other !== script);
    keep(went === "badly" ? [...others, script] : others);
    round[went].push(script);
    if (current(round)) ask(round);
    else end(round);
  }

  function end(round) {
    const before = recall();
    const badlyNow = round.badly.map((script) => make("li", {}, script.link.cloneNode(true)));
    const again = button("Again: what went badly", "pb-primary", () => begin(before));
    const another = button("Another round", before.length ? "" : "pb-primary", () => choose());
    show(
      make("h2", {}, "The round is over"),
      make("p", {}, `${round.well.length} went well, ${round.badly.length} went badly.`),
      ...(badlyNow.length ? [make("p", {}, "First in the next round:"), make("ul", {}, ...badlyNow)] : []),
      ...said(!kept && NOT_KEPT),
      before.length ? buttons(again, another, forgetting()) : buttons(another),
    );
  }

  // The parts of steps

  function current(round) {
    return round.scripts[round.well.length + round.badly.length];
  }

  function turn(round) {
    const number = round.well.length + round.badly.length + 1;
    const textContent = `${number} of ${round.scripts.length} · ${current(round).channel} `;
    return make("span", { className: "pb-caption", textContent });
  }

  function leaving(round) {
    return button("End the round", "pb-link-button", () => (round.well.length + round.badly.length ? end(round) : choose()));
  }

  function forgetting() {
    return button("Forget what went badly", "pb-link-button", () => {
      keep([]);
      choose("What went badly is forgotten.");
    });
  }

  // Without something of its own to do, it sends the form.
  function button(textContent, className, onclick = null) {
    return make("button", { type: onclick ? "button" : "submit", textContent, className, onclick });
  }

  function buttons(...some) {
    return make("div", { className: "pb-buttons" }, ...some);
  }

  function said(sentence) {
    return sentence ? [make("p", { className: "pb-notice" }, sentence)] : [];
  }

  function show(heading, ...parts) {
    const first = !stage.hasChildNodes();
    heading.tabIndex = -1;
    stage.replaceChildren(heading, ...parts);
    // Whoever opens the page reads it from the top.
    if (first) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  function shuffled(some) {
    const mixed = [...some];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }
})();
