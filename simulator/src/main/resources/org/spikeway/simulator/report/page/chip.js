// Charts of the chip: its cores, its links, and the spikes of the first sample.

/** The part of the plane of tiles that is in use, and how large it is drawn. */
function plane(cores, links, width) {
  const xs = cores.map(c => c.x), ys = cores.map(c => c.y);
  for (const [x, y, u, v] of links) { xs.push(x, u); ys.push(y, v); }
  const span = list => list.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  const [x0, x1] = span(xs), [y0, y1] = span(ys);
  const columns = x1 - x0 + 1, rows = y1 - y0 + 1;
  const most = columns * rows === 1 ? 440 : 92;
  const size = Math.max(3, Math.min(most, (width - 2) / columns));
  return { x0, y0, columns, rows, size, left: Math.max(1, (width - size * columns) / 2) };
}

/** Cores in their tiles, coloured by a share of the largest; value(core) and text(core) tell the numbers. */
function coreMap(width, cores, value, text) {
  const p = plane(cores, [], width);
  const svg = canvas(width, p.rows * p.size + 4);
  const tiles = new Map();
  for (const core of cores) {
    const key = core.x + "," + core.y;
    if (!tiles.has(key)) tiles.set(key, []);
    tiles.get(key).push(core);
  }
  const side = Math.ceil(Math.sqrt(Math.max(...[...tiles.values()].map(t => t.length))));
  const gap = p.size > 12 ? Math.min(4, p.size * 0.05) : 0;
  const cell = (p.size - 2 * gap) / side;
  const largest = Math.max(...cores.map(value)) || 1;
  for (let y = 0; y < p.rows && p.columns * p.rows <= 2500; y++) {
    for (let x = 0; x < p.columns; x++) {
      svg.append(s("rect", { class: "tile-back", x: p.left + x * p.size + gap / 2, y: 2 + y * p.size + gap / 2, width: p.size - gap, height: p.size - gap, rx: gap }));
    }
  }
  for (const list of tiles.values()) {
    list.sort((a, b) => a.core - b.core).forEach((core, i) => {
      const rect = s("rect", {
        x: (p.left + (core.x - p.x0) * p.size + gap + i % side * cell).toFixed(2),
        y: (2 + (core.y - p.y0) * p.size + gap + Math.floor(i / side) * cell).toFixed(2),
        width: Math.max(1, cell - (cell > 4 ? 1 : 0)).toFixed(2), height: Math.max(1, cell - (cell > 4 ? 1 : 0)).toFixed(2),
        "data-core": core.core
      });
      rect.style.fill = heat(value(core) / largest);
      svg.append(mark(rect, text(core)));
    });
  }
  return svg;
}

/** Links between tiles, thicker and further along the palette the more packets they carry. */
function linkMap(width, cores, links, text) {
  const p = plane(cores, links, width - 24);
  p.left += 12;
  const svg = canvas(width, p.rows * p.size + 24);
  const cx = x => p.left + (x - p.x0 + 0.5) * p.size, cy = y => 12 + (y - p.y0 + 0.5) * p.size;
  const half = Math.max(1, p.size * 0.17);
  for (const key of new Set(cores.map(c => c.x + "," + c.y))) {
    const [x, y] = key.split(",").map(Number);
    svg.append(s("rect", { class: "tile-back", x: cx(x) - half, y: cy(y) - half, width: 2 * half, height: 2 * half, rx: 2 }));
  }
  const largest = Math.max(...links.map(l => l[4])) || 1;
  const sorted = [...links].sort((a, b) => a[4] - b[4]);
  for (const link of sorted) {
    const [x, y, u, v, packets] = link;
    // A link around the border is drawn as a stub that leaves the plane.
    const wraps = Math.abs(u - x) > 1 || Math.abs(v - y) > 1;
    const dx = wraps ? -Math.sign(u - x) : u - x, dy = wraps ? -Math.sign(v - y) : v - y;
    const reach = wraps ? 0.5 : 1;
    const length = Math.hypot(dx, dy) || 1, aside = Math.min(5, p.size * 0.09);
    const ox = -dy / length * aside, oy = dx / length * aside;
    const from = half / p.size, to = wraps ? reach : 1 - from;
    const share = packets / largest;
    const path = s("path", { class: "link", fill: "none",
      d: `M${(cx(x) + dx * p.size * from + ox).toFixed(1)} ${(cy(y) + dy * p.size * from + oy).toFixed(1)}L${(cx(x) + dx * p.size * to + ox).toFixed(1)} ${(cy(y) + dy * p.size * to + oy).toFixed(1)}`,
      "stroke-width": (1 + share * Math.min(6, p.size * 0.1)).toFixed(2) });
    path.style.stroke = heat(0.15 + 0.85 * share);
    svg.append(mark(path, text(link)));
  }
  return svg;
}

/** Bits of a train: tick t is bit t mod 8 of byte t / 8, from the lowest. */
function ticksOf(train) {
  const ticks = [];
  for (let i = 0; i < train.length; i += 2) {
    const byte = parseInt(train.slice(i, i + 2), 16);
    for (let b = 0; b < 8; b++) if (byte >> b & 1) ticks.push(i * 4 + b + 1);
  }
  return ticks;
}

/** Every spike of the watched neurons. svg.at(tick) moves the cursor. */
function raster(width, first) {
  const names = Math.min(150, Math.max(70, width * 0.2)), right = 6, bottom = 34;
  const rows = first.layers.reduce((sum, layer) => sum + Object.keys(layer.trains).length, 0);
  const pitch = Math.max(1, Math.min(4, 620 / rows)), gap = first.layers.length > 40 ? 1 : 4;
  const step = (width - names - right) / first.ticks;
  const bodies = rows * pitch + first.layers.length * gap;
  const svg = canvas(width, bodies + bottom);
  let y = 0, labelled = -20;
  for (const layer of first.layers) {
    const trains = Object.entries(layer.trains);
    const middle = y + trains.length * pitch / 2;
    if (middle - labelled >= 13) {
      svg.append(s("text", { x: names - 8, y: middle + 4, "text-anchor": "end" }, cut(layer.name, Math.floor(names / 6.8))));
      labelled = middle;
    }
    let d = "";
    let count = 0;
    trains.forEach(([, train], i) => {
      for (const t of ticksOf(train)) {
        d += `M${(names + (t - 1) * step).toFixed(1)} ${(y + (i + 0.5) * pitch).toFixed(1)}h${Math.max(0.7, step * 0.8).toFixed(1)}`;
        count++;
      }
    });
    svg.append(s("path", { class: "dots", d: d || "M0 0", "stroke-width": Math.max(0.8, pitch * 0.8).toFixed(2) }),
      mark(s("rect", { x: names, y, width: width - names - right, height: trains.length * pitch, "fill-opacity": 0 }),
        `${layer.name}: ${whole(trains.length)} of ${whole(layer.neurons)} neurons shown, ${whole(count)} spikes in ${whole(first.ticks)} ticks`),
      s("line", { class: "grid", x1: names, x2: width - right, y1: y + trains.length * pitch + gap / 2, y2: y + trains.length * pitch + gap / 2 }));
    y += trains.length * pitch + gap;
  }
  tickAxis(svg, first.ticks, names, step, bodies + 15);
  svg.append(s("text", { class: "soft", x: (names + width) / 2, y: bodies + 31, "text-anchor": "middle" }, "tick"));
  const cursor = s("line", { class: "cursor", y1: 0, y2: bodies });
  svg.append(cursor);
  svg.at = tick => put(cursor, { x1: (names + (tick - 0.5) * step).toFixed(1), x2: (names + (tick - 0.5) * step).toFixed(1) }, []);
  return svg;
}
