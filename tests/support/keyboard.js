/* Presses Tab often enough to pass every control of the page, and returns those that were not reached, or had no visible
   focus. `target` is the browser's id of the page. */
async (target) => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
    const seen = new Set(), suspects = [], problems = [];
    const name = one => one.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
    const light = ([r, g, b]) => [r, g, b]
        .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const parts = colour => colour.match(/[\d.]+/g).map(Number);
    const ground = one => {
        for (; one; one = one.parentElement) {
            const colour = parts(getComputedStyle(one).backgroundColor);
            if (colour.length === 3) return colour;
        }
        return [255, 255, 255];
    };
    const ring = one => {
        const {outlineStyle, outlineWidth, outlineColor, outlineOffset} = getComputedStyle(one);
        if (outlineStyle !== 'solid' || parseFloat(outlineWidth) < 3) return 'no strong outline';
        const around = parseFloat(outlineOffset) < 0 ? one : one.parentElement;
        const background = ground(one.id === '__drawer' ? document.querySelector('.md-header') : around);
        const [low, high] = [parts(outlineColor), background].map(light).sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05) < 3 ? `${outlineColor} is hard to see` : '';
    };
    const problemOf = one => {
        const box = [...one.getClientRects()].find(box => box.width && box.height);
        const header = document.querySelector('.md-header');
        return !box ? 'has no size'
            : box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? 'is off the screen'
            : !header.contains(one) && !one.matches('.md-skip, #__drawer') && !one.closest('.md-sidebar--primary')
                && box.bottom <= header.getBoundingClientRect().bottom ? 'is behind the header'
            : ring(one);
    };
    // When the next key is pressed, the element that has the focus until then is checked.
    const checkFocused = () => {
        const one = document.activeElement;
        if (one === document.body || seen.has(one)) return;
        if (problemOf(one)) suspects.push([[...seen].at(-1), one]);
        seen.add(one);
    };
    // Tab reaches only the selected button of a radio group; the others are reached with the arrow keys.
    const skipped = one => one.type === 'radio' && !one.checked;
    const visible = one => !skipped(one) && one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0
        && !one.closest('[inert]') && !one.disabled && [...one.getClientRects()].some(box => box.width && box.height);
    const reachable = () => [...document.querySelectorAll(CONTROLS)].filter(visible);

    // All keys are sent at once, since waiting for each answer would be slow.
    const waiting = new Map();
    devtools.onmessage = text => {
        const { id, result, error } = JSON.parse(text);
        if (error) waiting.get(id).reject(new Error(error.message));
        else if (id) waiting.get(id).resolve(result);
    };
    const send = (method, params, sessionId) => new Promise((resolve, reject) => {
        const id = waiting.size + 1;
        waiting.set(id, { resolve, reject });
        devtools.send(JSON.stringify({ id, method, params, sessionId }));
    });
    // What had the focus at another width may be hidden at this one, and keeps the focus until the next frame.
    document.activeElement.blur();
    const TAB = { type: 'keyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
    addEventListener('keydown', checkFocused, true);
    const { sessionId } = await send('Target.attachToTarget', { targetId: target, flatten: true });
    // A few more, since Tab leaves the page between its last control and its first.
    const keys = Array.from({ length: reachable().length + 3 }, () => send('Input.dispatchKeyEvent', TAB, sessionId));
    await Promise.all(keys);
    removeEventListener('keydown', checkFocused, true);
    checkFocused();

    // The browser may scroll only with its next frame, so a control that seems to be hidden is checked again after it.
    const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const [before, one] of suspects) {
        before?.focus();
        await frames();
        if (before) await send('Input.dispatchKeyEvent', TAB, sessionId);
        await frames();
        const problem = document.activeElement === one ? problemOf(one) : 'is not always reached';
        if (problem) problems.push(`${problem}: ${name(one)}`);
    }
    await send('Target.detachFromTarget', { sessionId });
    return [...problems, ...reachable().filter(one => !seen.has(one)).map(one => `not reached: ${name(one)}`)];
}
