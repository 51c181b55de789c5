(globalThis.playbookPreviews ??= {}).tensions = {
"time-or-answer": {"kind": "Tension", "badge": "not reviewed", "summary": "To name a time is not yet to answer for the delay."}
};
