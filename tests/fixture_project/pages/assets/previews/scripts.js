(globalThis.playbookPreviews ??= {}).scripts = {
"the-ferry-is-late": {"kind": "Script", "badge": "not reviewed", "summary": "For the queue at the pier."},
"write-that-it-is-late": {"kind": "Script", "badge": "draft", "summary": "“I promise you a seat on the ferry at {time}.”"}
};
