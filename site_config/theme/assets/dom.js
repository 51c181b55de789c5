/* What the other scripts use to find and to create elements. They are classic scripts, not modules, which a browser does not
   load for a page that is opened from a file. */

/**
 * Return an element that the page must have.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [root]
 * @returns {T}
 */
// biome-ignore lint/correctness/noUnusedVariables: other scripts call it
function findElement(selector, type, root = document) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`No ${type.name} on this page is "${selector}".`);
  return found;
}

/**
 * Return a new element with the given properties and children.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
// biome-ignore lint/correctness/noUnusedVariables: other scripts call it
function createElement(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
