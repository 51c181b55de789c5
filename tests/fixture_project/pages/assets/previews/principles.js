(globalThis.playbookPreviews ??= {}).principles = {
"answer-for-it": {"kind": "Principle", "badge": "not reviewed", "summary": "What went wrong is ours to answer for."},
"tell-the-time": {"kind": "Principle", "badge": "not reviewed", "summary": "A time, even a bad one, beats a guess."}
};
