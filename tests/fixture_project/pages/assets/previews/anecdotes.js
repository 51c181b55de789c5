(globalThis.playbookPreviews ??= {}).anecdotes = {
"only-a-time": {"kind": "Anecdote", "badge": "not reviewed", "summary": "Jo wanted a time and no more."}
};
