(globalThis.playbookPreviews ??= {}).guides = {
"start-here": {"kind": "Guide", "badge": "reviewed", "summary": "Five minutes for someone new at the pier."}
};
