/* The list on the page "Practise", as the trainer reads it, and those of its scripts that need work. Their ids are all that
   is saved, on this device. */

/**
 * @typedef {object} PractiseScript
 * @property {string} id
 * @property {string} situation
 * @property {string[]} principles
 * @property {string} channel
 * @property {string | undefined} audience
 * @property {string} audienceLabel
 * @property {string[]} phrases
 * @property {HTMLAnchorElement} link
 * @property {Element[]} lines
 *
 * @typedef {{ name: string, scripts: PractiseScript[] }} Choice
 */

/**
 * Return the scripts in the list, each with the situation that it is listed under.
 *
 * @param {ParentNode} list
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function readScripts(list) {
  const found = [];
  let situation = "";
  for (const part of list.querySelectorAll("h2, .pb-practise-script")) {
    if (part instanceof HTMLDetailsElement) found.push(readScript(part, situation));
    else situation = part.querySelector("a")?.textContent ?? "";
  }
  return found;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {string} situation
 * @returns {PractiseScript}
 */
function readScript(details, situation) {
  /** @param {string} selector */
  const texts = (selector) => Array.from(details.querySelectorAll(selector), (part) => part.textContent);
  return {
    id: details.dataset.script ?? "",
    situation,
    principles: texts(".pb-principles a"),
    channel: texts(".pb-channel").join(),
    audience: details.dataset.for,
    audienceLabel: texts(".pb-audience").join(),
    phrases: texts(".pb-phrase"),
    link: findElement(".pb-script-link a", HTMLAnchorElement, details),
    lines: [...details.children].slice(1), // after the summary
  };
}

/**
 * Return the scripts grouped by the names that a function gives them, in the order of the names.
 *
 * @param {PractiseScript[]} scripts
 * @param {(script: PractiseScript) => string[]} namesOf
 * @returns {Choice[]}
 */
// biome-ignore lint/correctness/noUnusedVariables: practise.js calls it
function choicesBy(scripts, namesOf) {
  /** @type {Map<string, PractiseScript[]>} */
  const found = new Map();
  for (const script of scripts) {
    for (const name of namesOf(script)) found.set(name, [...(found.get(name) ?? []), script]);
  }
  return Array.from(found, ([name, some]) => ({ name, scripts: some })).sort((a, b) =>
    a.name.localeCompare(b.name, "en"),
  );
}

/** The scripts that need work. */
// biome-ignore lint/correctness/noUnusedVariables: practise.js uses it
class SavedScripts {
  static #KEY = "playbook-went-badly";
  #ids = new Set();
  /** Whether this browser saves them. */
  works = true;

  /** @param {PractiseScript[]} scripts */
  constructor(scripts) {
    this.scripts = scripts;
  }

  /** Return the saved scripts. Another tab may have changed them. */
  recall() {
    if (this.works) {
      try {
        this.#ids = new Set(SavedScripts.#idsIn(localStorage.getItem(SavedScripts.#KEY)));
      } catch {
        this.works = false;
      }
    }
    return this.scripts.filter((script) => this.#ids.has(script.id));
  }

  /** @param {PractiseScript[]} some */
  save(some) {
    this.#ids = new Set(some.map((script) => script.id));
    try {
      if (this.#ids.size) localStorage.setItem(SavedScripts.#KEY, JSON.stringify([...this.#ids]));
      else localStorage.removeItem(SavedScripts.#KEY);
    } catch {
      this.works = false;
    }
  }

  /**
   * Return what may be ids. Only the list knows which of them are scripts.
   *
   * @param {string | null} text
   */
  static #idsIn(text) {
    try {
      const value = JSON.parse(text ?? "[]");
      return Array.isArray(value) ? value : [];
    } catch {
      return []; // Not ours. The next save overwrites it.
    }
  }
}
