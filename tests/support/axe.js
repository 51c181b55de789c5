/* Checks a page in one of its states with axe, which must be in the page already. `known` are the styles of texts and of
   links that axe passed before, on this page or on another. */
(known) => {
    const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const CONTRAST = ['color-contrast', 'color-contrast-enhanced']; // the second leaves to the first what is even worse
    const LAYOUT = ['target-size', 'scrollable-region-focusable'];
    const LINK = 'link-in-text-block';
    const options = { resultTypes: ['violations'], preload: false }; // none of these rules reads a style sheet or a film
    const rules = (...values) => ({ ...options, runOnly: { type: 'rule', values } });
    // What depends on style alone is asked once for each style, since it takes the longest by far.
    const byStyle = Object.fromEntries([...CONTRAST, LINK].map(rule => [rule, { enabled: false }]));
    const whole = { ...options, runOnly: TAGS, rules: byStyle };
    const styles = new Set(known);
    // As if the page were just opened: no field keeps the search open, and no control is half behind the header.
    document.activeElement.blur();
    scrollTo(0, 0);

    async function run(include, options) {
        const results = await axe.run({ include }, options);
        const problems = results.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
        return { problems, passed: results.passes.flatMap(({ nodes }) => nodes.map(node => node.element)) };
    }

    const visible = element => element.checkVisibility({ visibilityProperty: true });

    /* Keeps of some elements the first of each style that axe did not pass yet. */
    function ofNewStyle(elements, styleOf) {
        const found = new Map();
        for (const element of elements) {
            const style = visible(element) && styleOf(element);
            if (style && !styles.has(style) && !found.has(style)) found.set(style, element);
        }
        return found;
    }

    /* Returns the links of which axe asks whether they stand out. */
    function linksInText(part) {
        axe.setup();
        const links = [...part.querySelectorAll('a[href]')].filter(link => axe.commons.dom.isInTextBlock(link));
        axe.teardown();
        return links;
    }

    /* The contrast of a text is decided by its colour, size and weight, and by the backgrounds below it; whether a link
       stands out is decided by these, and by what else sets it off from the block of text that it is in. */
    async function checkStyles(part, links) {
        const backgrounds = new Map([[null, '']]);
        const background = element => {
            if (!backgrounds.has(element)) {
                const style = getComputedStyle(element);
                const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join();
                const below = background(element.parentElement);
                backgrounds.set(element, below + (own === 'rgba(0, 0, 0, 0),none,1,none' ? '' : `|${own}`));
            }
            return backgrounds.get(element);
        };
        const textStyle = element => {
            const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
            return [color, fontSize, fontWeight, textShadow, background(element)].join();
        };
        const look = (element, pseudo) => {
            const style = getComputedStyle(element, pseudo);
            return [
                style.color, style.display, style.fontFamily, style.fontSize, style.fontStyle, style.fontWeight,
                style.textDecorationLine, style.textDecorationStyle, style.borderTop, style.borderBottom, style.outline,
                pseudo && style.content,
            ].join();
        };
        const isBlock = element => /^(block|flex|grid|inline-block|list-item|table)/.test(getComputedStyle(element).display);
        const linkStyle = link => {
            let block = link.parentElement;
            while (!isBlock(block)) block = block.parentElement;
            return [
                look(link), look(link, '::before'), look(link, '::after'), background(link), look(block), background(block),
            ].join();
        };

        const texts = [...part.querySelectorAll('input, select, textarea')];
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (walker.currentNode.data.trim()) texts.push(walker.currentNode.parentElement);
        }
        const newTexts = ofNewStyle(new Set(texts), textStyle);
        const newLinks = links ? ofNewStyle(linksInText(part), linkStyle) : new Map();
        const problems = [];
        if (newTexts.size > 0) {
            const found = await run([...newTexts.values()], rules(...CONTRAST));
            problems.push(...found.problems);
            if (found.problems.length === 0) for (const style of newTexts.keys()) styles.add(style);
        }
        if (newLinks.size > 0) {
            const asked = { ...rules(LINK), resultTypes: ['violations', 'passes'], elementRef: true };
            const found = await run([...newLinks.values()], asked);
            problems.push(...found.problems);
            // Axe leaves out a link that it cannot see, and so says nothing about others of its style.
            for (const [style, link] of newLinks) if (found.passed.includes(link)) styles.add(style);
        }
        return problems;
    }

    const parts = {
        search: () => document.querySelector('.md-search'),
        drawer: () => document.querySelector('.md-sidebar--primary'),
    };

    /* Returns what decides how the search and the drawer look and what they hold: equal ones need only one check. */
    function describeParts() {
        const sheets = [...document.styleSheets].map(({ href, ownerNode }) => href ?? ownerNode.textContent);
        const describe = part => {
            const around = [];
            for (let one = part.parentElement; one; one = one.parentElement) around.push(one.cloneNode().outerHTML);
            return [...sheets, ...around, part.outerHTML].join('\n');
        };
        return Object.fromEntries(Object.entries(parts).map(([name, find]) => [name, describe(find())]));
    }

    /* Returns the problems of the page in the state that it is in, in a scheme of the theme. `depth` says what is asked
       besides the contrast: "whole" for all rules, "layout" for those that the width decides, "links" for how links differ
       from the text around them. `results` opens the search with these results in it, `drawer` opens the drawer. */
    async function check(scheme, depth, results, drawer) {
        document.body.setAttribute('data-md-color-scheme', scheme); // as the theme's button does it
        const problems = [];
        const checkPart = async (state, part, rulesOfDepth = depth) => {
            const found = [];
            if (rulesOfDepth === 'whole') found.push(...(await run([part], whole)).problems);
            if (rulesOfDepth === 'layout') found.push(...(await run([part], rules(...LAYOUT))).problems);
            found.push(...(await checkStyles(part, ['whole', 'links'].includes(rulesOfDepth))));
            problems.push(...found.map(problem => `${state}${problem}`));
        };
        await checkPart('', document.documentElement);
        if (results !== null) {
            const toggle = document.getElementById('__search');
            toggle.click();
            const search = parts.search();
            search.querySelector('.md-search__input').value = 'refund';
            const list = search.querySelector('.md-search-result__list');
            list.innerHTML = '';
            await checkPart('no results: ', search, null); // nothing is there that is not there with results
            list.innerHTML = results;
            await checkPart('results: ', search);
            toggle.click();
        }
        const toggle = document.getElementById('__drawer');
        if (drawer && visible(toggle)) {
            toggle.click();
            await checkPart('drawer: ', parts.drawer());
            toggle.click();
        }
        return problems;
    }

    window.accessibility = { check, describeParts, styles };
}
