/* Asks axe, which must stand in the page, about a state of the page. `known` are the looks of texts that were found good
   before, on this page or on another. */
(known) => {
    const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const CONTRAST = ['color-contrast', 'color-contrast-enhanced']; // the second leaves to the first what is even worse
    const LAYOUT = ['target-size', 'scrollable-region-focusable'];
    const LINKS = ['link-in-text-block'];
    const asked = { resultTypes: ['violations'], preload: false }; // none of these rules reads a style sheet or a film
    const rules = (...values) => ({ ...asked, runOnly: { type: 'rule', values } });
    const whole = { ...asked, runOnly: TAGS, rules: { 'color-contrast': { enabled: false } } };
    const looks = new Set(known);
    // As if the page were just opened: no field keeps the search open, and no control is half behind the header.
    document.activeElement.blur();
    scrollTo(0, 0);

    async function ask(include, options) {
        const { violations } = await axe.run({ include }, options);
        return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
    }

    /* The contrast of a text is decided by its colour, size and weight, and by the grounds beneath it. To ask about it takes
       the longest by far: so of all texts that look the same, in all states of all pages, one is judged. */
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
            const look = [color, fontSize, fontWeight, textShadow, ground(one)].join();
            if (!looks.has(look) && !fresh.has(look)) fresh.set(look, one);
        };
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (walker.currentNode.data.trim()) see(walker.currentNode.parentElement);
        }
        part.querySelectorAll('input, select, textarea').forEach(see);
        if (fresh.size === 0) return [];
        const found = await ask([...fresh.values()], rules(...CONTRAST));
        if (found.length === 0) for (const look of fresh.keys()) looks.add(look);
        return found;
    }

    /* What is found in the state in which the page is, in a scheme of the theme, and with the search and the drawer open.
       `depth` says what else is asked than contrast: "whole" for all rules, "layout" for those that the width decides, and
       "links" for how links differ from the text around them. */
    async function judge(scheme, depth, results) {
        document.body.setAttribute('data-md-color-scheme', scheme); // as the theme's button does it
        const found = [];
        const told = (state, faults) => found.push(...faults.map(fault => `${state}${fault}`));
        const part = async (state, one, deep = depth) => {
            if (deep === 'whole') told(state, await ask([one], whole));
            if (deep === 'layout') told(state, await ask([one], rules(...LAYOUT)));
            if (deep === 'links') told(state, await ask([one], rules(...LINKS)));
            told(state, await contrast(one));
        };
        await part('', document.documentElement);
        if (results === null) return found;

        const search = document.getElementById('__search');
        search.click();
        const field = document.querySelector('.md-search');
        field.querySelector('.md-search__input').value = 'refund';
        const list = field.querySelector('.md-search-result__list');
        list.innerHTML = '';
        await part('no results: ', field, null); // nothing is there that is not there with results
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

    window.judging = { judge, looks };
}
