// Runs before everything else in a page, and records its problems.
window.recordedProblems = [];

addEventListener(
  "error",
  ({ message, target }) => {
    // The next page, which Firefox may fetch in advance, is none of this one's parts.
    if (target.rel !== "next") window.recordedProblems.push(message ?? `not loaded: ${target.src ?? target.href}`);
  },
  true,
);
addEventListener("unhandledrejection", ({ reason }) => window.recordedProblems.push(`not handled: ${reason}`));

for (const name of ["assert", "error", "warn"]) {
  const original = console[name];
  console[name] = (...values) => {
    if (name !== "assert" || !values[0]) window.recordedProblems.push(`console ${name}: ${values.join(" ")}`);
    original.apply(console, values);
  };
}
