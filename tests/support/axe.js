/* Checks a state of the page with axe, which must be loaded. `known` are the styles of text that passed before, on this page
   or another. */
(known) => {
    const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const CONTRAST = ['color-contrast', 'color-contrast-enhanced']; // each text is reported by one of the two
    const LAYOUT = ['target-size', 'scrollable-region-focusable'];
    const LINKS = ['link-in-text-block'];
    const asked = { resultTypes: ['violations'], preload: false }; // no rule needs style sheets or videos
    const rules = (...values) => ({ ...asked, runOnly: { type: 'rule', values } });
    const whole = { ...asked, runOnly: TAGS, rules: { 'color-contrast': { enabled: false } } };
    const styles = new Set(known);
    // Start as on a page that was just opened: no focus that keeps the search open, no control half behind the header.
    document.activeElement.blur();
    scrollTo(0, 0);

    async function ask(include, options) {
        const { violations } = await axe.run({ include }, options);
        return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
    }

    /* The contrast of text depends on its colour, size and weight, and on the backgrounds below it. This check takes by far
       the longest, so of all texts with the same style, in all states of all pages, only one is checked. */
    async function contrast(part) {
        const grounds = new Map([[null, '']]);
        const ground = one => {
            if (!grounds.has(one)) {
                const style = getComputedStyle(one);
                const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join();
                grounds.set(one, ground(one.parentElement) + (own === 'rgba(0, 0, 0, 0),none,1,none' ? '' : `|${own}`));
            }
            return grounds.get(one);
        };
        const fresh = new Map();
        const see = one => {
            if (!one.checkVisibility({ visibilityProperty: true })) return;
            const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
            const style = [color, fontSize, fontWeight, textShadow, ground(one)].join();
            if (!styles.has(style) && !fresh.has(style)) fresh.set(style, one);
        };
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (walker.currentNode.data.trim()) see(walker.currentNode.parentElement);
        }
        part.querySelectorAll('input, select, textarea').forEach(see);
        if (fresh.size === 0) return [];
        const found = await ask([...fresh.values()], rules(...CONTRAST));
        if (found.length === 0) for (const style of fresh.keys()) styles.add(style);
        return found;
    }

    /* Checks the page in its current state, in a colour scheme of the theme, and with the search and the drawer open. `depth`
       says what is checked besides contrast: "whole" for all rules, "layout" for those that depend on the width, and "links"
       for how links differ from the text around them. */
    async function check(scheme, depth, results) {
        document.body.setAttribute('data-md-color-scheme', scheme); // as the theme's button does
        const found = [];
        const report = (state, problems) => found.push(...problems.map(problem => `${state}${problem}`));
        const part = async (state, one, deep = depth) => {
            if (deep === 'whole') report(state, await ask([one], whole));
            if (deep === 'layout') report(state, await ask([one], rules(...LAYOUT)));
            if (deep === 'links') report(state, await ask([one], rules(...LINKS)));
            report(state, await contrast(one));
        };
        await part('', document.documentElement);
        if (results === null) return found;

        const search = document.getElementById('__search');
        search.click();
        const field = document.querySelector('.md-search');
        field.querySelector('.md-search__input').value = 'refund';
        const list = field.querySelector('.md-search-result__list');
        list.innerHTML = '';
        await part('no results: ', field, null); // all of it is checked again with results
        list.innerHTML = results;
        await part('results: ', field);
        search.click();

        const drawer = document.getElementById('__drawer');
        if (drawer.checkVisibility()) {
            drawer.click();
            await part('drawer: ', document.querySelector('.md-sidebar--primary'));
            drawer.click();
        }
        return found;
    }

    window.axeChecker = { check, styles };
}
