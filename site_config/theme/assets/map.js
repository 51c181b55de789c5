/* The map: highlights what is related to an entry, and filters the diagram to one entry. It knows only what the diagram and
   the list below it say. */
(() => {
  /**
   * @typedef {object} Kind
   * @property {SVGGElement} group
   * @property {SVGTextElement} heading
   * @property {string} singular
   * @property {string} plural
   * @property {boolean} joins Whether the entries on both sides of one of these are related through it.
   * @property {boolean} shown
   *
   * @typedef {object} MapNode
   * @property {SVGAElement} link
   * @property {Kind} kind
   * @property {string} title
   * @property {number} x
   * @property {number} y
   * @property {number} width
   * @property {number} height
   * @property {{ x: number, y: number }} home The position in the whole diagram.
   * @property {Set<MapNode>} neighbours
   */

  const HEADING = 30; // the height of a heading
  const GAP = 8;
  const GUTTER = 40; // beside a single column, for the lines

  const region = findElement(".pb-map", HTMLElement);
  const svg = findElement("svg", SVGSVGElement, region);
  const wholeViewBox = svg.getAttribute("viewBox") ?? "";

  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  /** @type {Map<string, MapNode>} */
  const nodes = new Map();
  for (const group of svg.querySelectorAll("g")) {
    const { kind: name, singular = "", joins } = group.dataset;
    if (!name) continue;
    const heading = findElement(".pb-map-heading", SVGTextElement, group);
    const kind = {
      group,
      heading,
      singular,
      plural: heading.textContent.toLowerCase(),
      joins: joins === "",
      shown: true,
    };
    kinds.set(name, kind);
    for (const link of group.querySelectorAll(".pb-node")) {
      if (!(link instanceof SVGAElement)) continue;
      const { width, height } = findElement("rect", SVGRectElement, link);
      const { e: x = 0, f: y = 0 } = link.transform.baseVal.consolidate()?.matrix ?? {};
      const id = link.dataset.entry ?? "";
      nodes.set(id, {
        link,
        kind,
        title: document.getElementById(id)?.querySelector("a")?.textContent ?? "",
        x,
        y,
        width: width.baseVal.value,
        height: height.baseVal.value,
        home: { x, y },
        neighbours: new Set(),
      });
    }
  }
  const edges = [...svg.querySelectorAll(".pb-edge")].flatMap((path) => {
    if (!(path instanceof SVGPathElement)) return [];
    const [left, right] = [nodes.get(path.dataset.left ?? ""), nodes.get(path.dataset.right ?? "")];
    if (!left || !right) return [];
    left.neighbours.add(right);
    right.neighbours.add(left);
    return { path, left, right, home: path.getAttribute("d") ?? "" };
  });
  const headings = [...kinds.values()].map(({ heading }) => ({
    heading,
    x: Number(heading.getAttribute("x")),
    y: Number(heading.getAttribute("y")),
  }));

  /**
   * Return an entry and all that is related to it, through one that joins them too.
   *
   * @param {MapNode} node
   */
  const relatedTo = (node) => {
    const found = new Set([node, ...node.neighbours]);
    for (const joint of node.neighbours) {
      if (!joint.kind.joins) continue;
      for (const other of joint.neighbours) {
        if (other.kind !== node.kind) found.add(other);
      }
    }
    return found;
  };

  /* Highlighting */

  /** @param {MapNode | undefined} node */
  const highlight = (node) => {
    const related = node ? relatedTo(node) : new Set();
    svg.classList.toggle("pb-highlighting", Boolean(node));
    for (const other of nodes.values()) {
      other.link.classList.toggle("pb-related", related.has(other));
      other.link.classList.toggle("pb-current", other === node);
    }
    for (const { path, left, right } of edges) {
      path.classList.toggle("pb-related", related.has(left) && related.has(right));
    }
  };
  /** @param {EventTarget | null} target */
  const nodeAt = (target) => {
    const link = target instanceof Element ? target.closest(".pb-node") : null;
    return link instanceof SVGAElement ? nodes.get(link.dataset.entry ?? "") : undefined;
  };
  const focused = () => nodeAt(document.activeElement);
  // Not on the SVG: Chromium lets Tab stop at one that listens for focus.
  region.addEventListener("pointerover", (event) => highlight(nodeAt(event.target) ?? focused()));
  region.addEventListener("pointerleave", () => highlight(focused()));
  region.addEventListener("focusin", (event) => highlight(nodeAt(event.target)));
  region.addEventListener("focusout", () => highlight(undefined));

  /* Drawing */

  /** @param {MapNode} node */
  const middle = (node) => node.y + node.height / 2;
  /** @param {MapNode} node @param {number} x @param {number} y */
  const move = (node, x, y) => {
    [node.x, node.y] = [x, y];
    node.link.setAttribute("transform", `translate(${x} ${y})`);
  };
  /** @param {SVGTextElement} heading @param {number} x @param {number} y */
  const moveHeading = (heading, x, y) => {
    heading.setAttribute("x", String(x));
    heading.setAttribute("y", String(y));
  };

  const drawAll = () => {
    for (const node of nodes.values()) move(node, node.home.x, node.home.y);
    for (const edge of edges) edge.path.setAttribute("d", edge.home);
    for (const { heading, x, y } of headings) moveHeading(heading, x, y);
    svg.setAttribute("viewBox", wholeViewBox);
    svg.style.minWidth = svg.style.maxWidth = "";
  };

  /**
   * Put groups of nodes under their headings, one below the other, and return where they end.
   *
   * @param {MapNode[][]} groups
   * @param {number} x
   * @param {number} top
   */
  const stack = (groups, x, top) => {
    let y = top;
    for (const group of groups) {
      if (y > top) y += HEADING / 2;
      if (group[0]) moveHeading(group[0].kind.heading, x, y + 16);
      y += HEADING;
      for (const node of group) {
        move(node, x, y);
        y += node.height + GAP;
      }
    }
    return y;
  };

  /** @param {number} width @param {number} height */
  const resize = (width, height) => {
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.style.minWidth = "0";
    svg.style.maxWidth = `${width * 1.25}px`;
  };

  /**
   * Draw one entry and what is related to it: in the columns of the whole diagram, or in one if these are too wide.
   * Return the shape of the line between two of them.
   *
   * @param {Set<MapNode>} shown
   * @returns {(left: MapNode, right: MapNode) => string}
   */
  const drawSome = (shown) => {
    const groups = [...kinds.values()]
      .map((kind) => [...shown].filter((node) => node.kind === kind).sort((a, b) => a.home.y - b.home.y))
      .filter((group) => group.length);
    const lefts = [...new Set([...nodes.values()].map((node) => node.home.x))].sort((a, b) => a - b);
    const columns = lefts.map((left, index) => {
      const column = groups.filter(([node]) => node?.home.x === left);
      const width = column[0]?.[0]?.width ?? 0;
      return { groups: column, width, gap: width && (lefts[index + 1] ?? left) - left - width };
    });
    const last = columns.findLast((column) => column.width);
    if (last) last.gap = 0;
    const width = columns.reduce((sum, column) => sum + column.width + column.gap, 0);
    if (width > region.clientWidth) {
      resize(GUTTER + Math.max(...columns.map((column) => column.width)), stack(groups, GUTTER, 0));
      return (left, right) => {
        const [start, end] = [middle(left), middle(right)];
        const bend = GUTTER - Math.min(GUTTER * 1.2, 14 + Math.abs(end - start) / 4);
        return `M${GUTTER} ${start}C${bend} ${start} ${bend} ${end} ${GUTTER} ${end}`;
      };
    }
    const heights = columns.map((column) => stack(column.groups, 0, 0));
    const height = Math.max(...heights);
    let x = 6;
    for (const [index, column] of columns.entries()) {
      stack(column.groups, x, (height - (heights[index] ?? 0)) / 2);
      x += column.width + column.gap;
    }
    resize(width + 6, height);
    // As in the whole diagram: see map.py.
    return (left, right) => {
      const text = findElement("text", SVGTextElement, left.link).getBBox();
      const [start, end, side] = [middle(left), middle(right), left.x + left.width];
      const bend = (side + right.x) / 2;
      return `M${left.x + text.x + text.width + 5} ${start}H${side}C${bend} ${start} ${bend} ${end} ${right.x} ${end}`;
    };
  };

  /** @type {MapNode | undefined} */
  let selected;

  /** Draw what is shown, and return a sentence that says what that is. */
  const draw = () => {
    const shown = new Set(
      [...(selected ? relatedTo(selected) : nodes.values())].filter((node) => node === selected || node.kind.shown),
    );
    for (const node of nodes.values()) {
      node.link.style.display = shown.has(node) ? "" : "none";
      node.link.classList.toggle("pb-selected", node === selected);
    }
    const counts = [];
    for (const kind of kinds.values()) {
      const some = [...shown].filter((node) => node.kind === kind);
      kind.group.style.display = some.length ? "" : "none";
      const number = some.filter((node) => node !== selected).length;
      if (number) counts.push(`${number} ${number === 1 ? kind.singular : kind.plural}`);
    }
    const line = selected ? drawSome(shown) : drawAll();
    for (const { path, left, right } of edges) {
      const drawn = shown.has(left) && shown.has(right);
      path.style.display = drawn ? "" : "none";
      if (drawn && line) path.setAttribute("d", line(left, right));
    }
    return `${selected ? selected.title : "All entries"}: ${counts.join(", ") || "nothing related is shown"}.`;
  };

  /* Controls */

  const controls = findElement(".pb-map-controls", HTMLFormElement);
  const select = findElement("select", HTMLSelectElement, controls);
  const showAll = findElement("button", HTMLButtonElement, controls);
  const status = findElement("[role=status]", HTMLElement, controls);
  const update = () => {
    status.textContent = draw();
  };
  for (const box of controls.querySelectorAll("input")) {
    box.addEventListener("change", () => {
      const kind = kinds.get(box.value);
      if (kind) kind.shown = box.checked;
      update();
    });
  }
  controls.hidden = false;

  /** @param {string} id */
  const selectEntry = (id) => {
    selected = nodes.get(id);
    select.value = selected ? id : "";
    showAll.hidden = !selected;
    highlight(undefined);
    region.scrollTo(0, 0);
    update();
  };
  /** @param {string} id */
  const go = (id) => {
    history.pushState(null, "", `${location.href.split("#")[0]}${id && `#${id}`}`);
    selectEntry(id);
  };
  select.addEventListener("change", () => go(select.value));
  showAll.addEventListener("click", () => {
    go("");
    select.focus();
  });

  /* The fragment of the address is the id of an entry, and of its item in the list, where it leads without this script. */
  const scrollToSelected = () => selected && controls.scrollIntoView();
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const entry = document.getElementById(id)?.closest("li")?.id ?? ""; // an alias is within the item
    if (nodes.has(entry)) {
      selectEntry(entry);
      scrollToSelected();
    } else if (!id && selected) {
      selectEntry("");
    }
  };
  addEventListener("popstate", follow);
  addEventListener("load", scrollToSelected); // after loading, the browser scrolls to the item in the list once more
  addEventListener("resize", () => selected && draw());
  follow();
})();
