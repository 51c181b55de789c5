(globalThis.playbookPreviews ??= {}).articles = {
"gull-on-ferries": {"kind": "Article", "badge": "reviewed", "summary": ""}
};
