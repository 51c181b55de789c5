/* The map: lights up what is related to an entry, and narrows the picture to one of them. All that it knows, it reads
   from the picture and from the list beneath it. */
(() => {
  'use strict';

  const region = document.querySelector('.pb-map');
  const svg = region.querySelector('svg');
  const HEAD = 30; // the room of a heading, and between two groups of a column
  const GAP = 8;
  const GUTTER = 40; // beside a single column, for the lines
  const whole = { viewBox: svg.getAttribute('viewBox'), picked: null };

  const kinds = [...svg.querySelectorAll('.pb-nodes')].map((group) => ({
    group,
    head: group.querySelector('.pb-map-heading'),
    one: group.dataset.one,
    many: group.getAttribute('aria-label'),
    shown: true,
  }));
  const nodes = new Map();
  for (const kind of kinds) {
    for (const link of kind.group.querySelectorAll('.pb-node')) {
      const box = link.querySelector('rect');
      const { e: x, f: y } = link.transform.baseVal.consolidate().matrix;
      const [width, height] = [box.width.baseVal.value, box.height.baseVal.value];
      const title = document.getElementById(link.dataset.entry).querySelector('a').textContent;
      nodes.set(link.dataset.entry, { link, kind, title, x, y, width, height, home: { x, y }, near: new Set() });
    }
  }
  const edges = [...svg.querySelectorAll('.pb-edge')].map((path) => {
    const [left, right] = [nodes.get(path.dataset.left), nodes.get(path.dataset.right)];
    left.near.add(right);
    right.near.add(left);
    return { path, left, right, home: path.getAttribute('d') };
  });
  const homes = kinds.map((kind) => [kind.head, kind.head.getAttribute('x'), kind.head.getAttribute('y')]);
  let picked = null;

  /* An entry and all that is related to it; over its scripts a situation is related to principles, and they to it. */
  const related = (node) => {
    const found = new Set([node, ...node.near]);
    const over = { situation: 'principle', principle: 'situation' }[node.kind.one];
    for (const script of node.near) {
      for (const other of script.kind.one === 'script' ? script.near : []) {
        if (other.kind.one === over) found.add(other);
      }
    }
    return found;
  };

  /* Lighting up */

  const light = (node) => {
    const lit = node ? related(node) : new Set();
    svg.classList.toggle('pb-highlighting', Boolean(node));
    for (const other of nodes.values()) {
      other.link.classList.toggle('pb-related', lit.has(other));
      other.link.classList.toggle('pb-current', other === node);
    }
    for (const { path, left, right } of edges) {
      path.classList.toggle('pb-related', lit.has(left) && lit.has(right));
    }
  };
  const nodeOf = (element) => nodes.get(element?.closest?.('.pb-node')?.dataset.entry);
  const focused = () => nodeOf(document.activeElement);
  // Not on the SVG: Chromium lets Tab stop at one that listens for focus.
  region.addEventListener('pointerover', (event) => light(nodeOf(event.target) ?? focused()));
  region.addEventListener('pointerleave', () => light(focused()));
  region.addEventListener('focusin', (event) => light(nodeOf(event.target)));
  region.addEventListener('focusout', () => light(null));

  /* Drawing */

  const put = (element, x, y) => element.setAttribute('transform', `translate(${x} ${y})`);
  const middle = (node) => node.y + node.height / 2;
  const move = (node, x, y) => {
    [node.x, node.y] = [x, y];
    put(node.link, x, y);
  };

  const drawWhole = () => {
    for (const node of nodes.values()) move(node, node.home.x, node.home.y);
    for (const edge of edges) edge.path.setAttribute('d', edge.home);
    for (const [head, x, y] of homes) {
      head.setAttribute('x', x);
      head.setAttribute('y', y);
    }
    svg.setAttribute('viewBox', whole.viewBox);
    svg.style.minWidth = svg.style.maxWidth = '';
  };

  /* Groups of nodes under their headings, from `y` downwards; gives where they end. */
  const stack = (groups, x, y) => {
    groups.forEach((group, index) => {
      if (index) y += HEAD / 2;
      group[0].kind.head.setAttribute('x', x);
      group[0].kind.head.setAttribute('y', y + 16);
      y += HEAD;
      for (const node of group) {
        move(node, x, y);
        y += node.height + GAP;
      }
    });
    return y;
  };

  const size = (width, height) => {
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.style.minWidth = '0';
    svg.style.maxWidth = `${width * 1.25}px`;
  };

  const drawNarrowed = (shown) => {
    const groups = kinds.map(({ group }) => [...shown].filter((node) => node.kind.group === group));
    const full = groups.filter((group) => group.length);
    for (const group of full) group.sort((one, other) => one.home.y - other.home.y);
    const lefts = [...new Set([...nodes.values()].map((node) => node.home.x))].sort((one, other) => one - other);
    const columns = lefts.map((left) => full.filter((group) => group[0].home.x === left));
    const widths = columns.map((column) => (column.length ? column[0][0].width : 0));
    const gaps = lefts.map((left, index) => (widths[index] ? (lefts[index + 1] ?? left) - left - widths[index] : 0));
    gaps[columns.findLastIndex((column) => column.length)] = 0;
    const width = widths.reduce((sum, one) => sum + one, 0) + gaps.reduce((sum, one) => sum + one, 0);
    const room = region.clientWidth;
    if (width > room) {
      size(GUTTER + Math.max(...widths), stack(full, GUTTER, 0));
      return (left, right) => {
        const bow = Math.min(GUTTER * 1.2, 14 + Math.abs(middle(right) - middle(left)) / 4);
        const [start, end] = [middle(left), middle(right)];
        return `M${GUTTER} ${start}C${GUTTER - bow} ${start} ${GUTTER - bow} ${end} ${GUTTER} ${end}`;
      };
    }
    const heights = columns.map((column) => stack(column, 0, 0));
    const height = Math.max(...heights);
    let x = 6;
    columns.forEach((column, index) => {
      stack(column, x, (height - heights[index]) / 2);
      x += widths[index] + gaps[index];
    });
    size(width + 6, height);
    return (left, right) => {
      const text = left.link.querySelector('text').getBBox();
      const [start, end, side] = [middle(left), middle(right), left.x + left.width];
      const bend = (side + right.x) / 2;
      return `M${left.x + text.x + text.width + 5} ${start}H${side}C${bend} ${start} ${bend} ${end} ${right.x} ${end}`;
    };
  };

  const draw = () => {
    const shown = new Set(
      [...(picked ? related(picked) : nodes.values())].filter((node) => node === picked || node.kind.shown),
    );
    for (const node of nodes.values()) {
      node.link.style.display = shown.has(node) ? '' : 'none';
      node.link.classList.toggle('pb-selected', node === picked);
    }
    for (const { group } of kinds) {
      group.style.display = [...shown].some((node) => node.kind.group === group) ? '' : 'none';
    }
    const line = picked ? drawNarrowed(shown) : drawWhole();
    for (const { path, left, right } of edges) {
      const drawn = shown.has(left) && shown.has(right);
      path.style.display = drawn ? '' : 'none';
      if (drawn && line) path.setAttribute('d', line(left, right));
    }
    const counts = kinds
      .map(({ group, one, many }) => {
        const number = [...shown].filter((node) => node !== picked && node.kind.group === group).length;
        return number && `${number} ${number === 1 ? one : many.toLowerCase()}`;
      })
      .filter(Boolean);
    return `${picked ? picked.title : 'Everything'}: ${counts.join(', ') || 'nothing else'}.`;
  };

  /* Controls */

  const controls = document.querySelector('.pb-map-controls');
  const entries = controls.querySelector('select');
  const all = controls.querySelector('button');
  const status = controls.querySelector('[role=status]');
  controls.querySelectorAll('input').forEach((box, number) => {
    box.addEventListener('change', () => {
      kinds[number].shown = box.checked;
      tell();
    });
  });
  controls.hidden = false;

  const tell = () => {
    status.textContent = draw();
  };
  const pick = (id) => {
    picked = nodes.get(id) ?? null;
    entries.value = picked ? id : '';
    all.hidden = !picked;
    light(null);
    region.scrollTo(0, 0);
    tell();
  };
  const go = (id) => {
    history.pushState(null, '', `${location.href.split('#')[0]}${id && `#${id}`}`);
    pick(id);
  };
  entries.addEventListener('change', () => go(entries.value));
  all.addEventListener('click', () => {
    go('');
    entries.focus();
  });

  /* The place in the address is an entry's. It is a place in the list, too: there it leads without this script. */
  const show = () => picked && controls.scrollIntoView();
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const entry = document.getElementById(id)?.closest('li')?.id; // an old id stands within the item
    if (nodes.has(entry)) {
      pick(entry);
      show();
    } else if (!id && picked) {
      pick('');
    }
  };
  addEventListener('popstate', follow);
  addEventListener('load', show); // when a page is loaded, the browser goes to the place in the list once more
  addEventListener('resize', () => picked && draw());
  follow();
})();
