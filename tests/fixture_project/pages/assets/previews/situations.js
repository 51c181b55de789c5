(globalThis.playbookPreviews ??= {}).situations = {
"asks-when-it-leaves": {"kind": "Situation", "badge": "reviewed", "summary": "They have asked before, and nobody knew."}
};
