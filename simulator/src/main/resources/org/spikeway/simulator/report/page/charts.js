// Charts of plain numbers: curves, bars, and prices with their ranges.

/** Accuracy against ticks; ticks on a logarithmic axis. points: [[ticks, share]], other: share of the ANN or undefined. */
function accuracyCurve(width, points, other) {
  const height = 300, left = 52, right = 20, top = 16, bottom = 40;
  const all = points.map(p => p[1]).concat(other === undefined ? [] : [other]);
  const low = Math.max(0, Math.floor(Math.min(...all) * 10 - 0.2) / 10);
  const high = Math.min(1, Math.ceil(Math.max(...all) * 20 + 0.1) / 20);
  const first = Math.log2(points[0][0]), last = Math.log2(points[points.length - 1][0]);
  const x = t => points.length === 1 ? (left + width - right) / 2 : left + 14 + (Math.log2(t) - first) / (last - first) * (width - left - right - 28);
  const y = a => top + (high - a) / (high - low || 1) * (height - top - bottom);
  const svg = canvas(width, height);
  for (let i = 0; i <= 4; i++) {
    const a = low + (high - low) * i / 4;
    svg.append(s("line", { class: "grid", x1: left, x2: width - right, y1: y(a), y2: y(a) }),
      s("text", { class: "soft", x: left - 8, y: y(a) + 4, "text-anchor": "end" }, (100 * a).toFixed(high - low < 0.3 ? 1 : 0) + " %"));
  }
  let labelled = -100;
  for (const [t] of points) {
    if (x(t) - labelled < 34) continue;
    labelled = x(t);
    svg.append(s("text", { class: "soft", x: x(t), y: height - bottom + 18, "text-anchor": "middle" }, whole(t)));
  }
  svg.append(s("text", { class: "soft", x: (left + width - right) / 2, y: height - 4, "text-anchor": "middle" }, "ticks"));
  if (other !== undefined) {
    svg.append(s("path", { class: "ann", d: `M${left} ${y(other)}H${width - right}` }),
      mark(s("circle", { class: "other", cx: left + 4, cy: y(other), r: 4 }), "ANN: " + percent(other)),
      s("text", { x: left + 14, y: y(other) - 6 }, "ANN " + percent(other)));
  }
  svg.append(s("path", { class: "curve", d: "M" + points.map(([t, a]) => x(t).toFixed(1) + " " + y(a).toFixed(1)).join("L") }));
  for (const [t, a] of points) {
    svg.append(mark(s("circle", { class: "mark", cx: x(t), cy: y(a), r: 5 }), `${whole(t)} ticks: ${percent(a)}`));
  }
  return svg;
}

/** Bars to the right. rows: [name, value, tip]. */
function bars(width, rows, format) {
  const row = 22, top = 4, names = Math.min(190, Math.max(90, width * 0.32)), values = 78;
  const largest = Math.max(...rows.map(r => r[1]), 0) || 1;
  const svg = canvas(width, top + rows.length * row + 4);
  rows.forEach(([name, value, text], i) => {
    const y = top + i * row;
    const length = Math.max(0.5, value / largest * (width - names - values));
    svg.append(s("text", { x: names - 8, y: y + 15, "text-anchor": "end" }, cut(name, Math.floor(names / 6.6))),
      mark(s("rect", { class: "mark", x: names, y: y + 4, width: length.toFixed(1), height: row - 7, rx: 2 }), text),
      s("text", { class: "soft", x: names + length + 6, y: y + 15 }, format(value)));
  });
  return svg;
}

/** Prices with ranges on a logarithmic axis. rows: {name, line, value, low, high}; lines are groups. */
function prices(width, rows, heads) {
  const narrow = width < 560;
  const names = narrow ? 12 : 200, right = narrow ? 16 : 24, row = narrow ? 40 : 28, head = 26;
  const positive = rows.flatMap(r => [r.low, r.value, r.high]).filter(v => v > 0);
  const first = Math.floor(Math.log10(Math.min(...positive) * 0.999)), last = Math.ceil(Math.log10(Math.max(...positive) * 1.001));
  const x = v => names + (Math.log10(Math.max(v, 10 ** first)) - first) / (last - first) * (width - names - right);
  const lines = [...new Set(rows.map(r => r.line))];
  const height = 26 + rows.length * row + lines.length * head;
  const svg = canvas(width, height);
  for (let p = first; p <= last; p++) {
    svg.append(s("line", { class: "grid", x1: x(10 ** p), x2: x(10 ** p), y1: 0, y2: height - 22 }),
      s("text", { class: "soft", x: x(10 ** p), y: height - 6, "text-anchor": "middle" }, joules(10 ** p)));
  }
  let y = 4;
  for (const line of lines) {
    svg.append(s("text", { class: "soft", x: 0, y: y + 17, "font-weight": 600 }, heads[line] || ""));
    y += head;
    for (const r of rows.filter(each => each.line === line)) {
      const at = y + (narrow ? 26 : 14);
      const ann = r.name.startsWith("ann");
      const text = `${r.name}: ${joules(r.value)}\nrange ${joules(r.low)} to ${joules(r.high)}`;
      svg.append(s("text", { x: narrow ? 0 : names - 10, y: narrow ? y + 13 : at + 4, "text-anchor": narrow ? "start" : "end" },
        narrow ? `${r.name}: ${joules(r.value)}` : r.name));
      if (r.high > r.low) {
        svg.append(s("path", { class: "range", d: `M${x(r.low)} ${at}H${x(r.high)}M${x(r.low)} ${at - 5}v10M${x(r.high)} ${at - 5}v10` }));
      }
      const w = joules(r.value) + (r.high > r.low * 1.05 ? `, range ${joules(r.low)} to ${joules(r.high)}` : "");
      const left = x(r.high) + 10 + w.length * 7 > width;
      svg.append(mark(s(ann ? "rect" : "circle", ann
        ? { class: "other", x: x(r.value) - 5, y: at - 5, width: 10, height: 10 }
        : { class: "mark", cx: x(r.value), cy: at, r: 6 }), text));
      if (!narrow) svg.append(s("text", { x: left ? x(r.low) - 10 : x(r.high) + 10, y: at + 4, "text-anchor": left ? "end" : "start" }, w));
      y += row;
    }
  }
  return svg;
}

/** Time of each tick: slowest core, network, and what is constant. parts: [[core, network, length]] in seconds. */
function tickBars(width, parts, texts) {
  const height = 230, left = 62, right = 8, top = 10, bottom = 36;
  const marks = steps(Math.max(...parts.map(p => p[2])), 4);
  const largest = marks[marks.length - 1];
  const step = (width - left - right) / parts.length;
  const y = v => top + (1 - v / largest) * (height - top - bottom);
  const svg = canvas(width, height);
  for (const v of marks) {
    svg.append(s("line", { class: "grid", x1: left, x2: width - right, y1: y(v), y2: y(v) }),
      s("text", { class: "soft", x: left - 8, y: y(v) + 4, "text-anchor": "end" }, si(v, "s")));
  }
  const box = (i, from, to, cls) => s("rect", { class: cls, x: (left + i * step).toFixed(2), width: Math.max(0.6, step * 0.86).toFixed(2),
    y: y(to).toFixed(2), height: Math.max(0, y(from) - y(to)).toFixed(2) });
  parts.forEach(([core, network, length], i) => {
    svg.append(box(i, 0, Math.min(core, length), "mark"), box(i, Math.min(core, length), Math.min(core + network, length), "other"),
      box(i, Math.min(core + network, length), length, "quiet"));
  });
  parts.forEach(([, , length], i) => {
    svg.append(mark(put(box(i, 0, length, "hit"), { "fill-opacity": 0 }, []), texts[i]));
  });
  tickAxis(svg, parts.length, left, step, height - bottom + 18);
  svg.append(s("text", { class: "soft", x: (left + width - right) / 2, y: height - 2, "text-anchor": "middle" }, "tick"));
  return svg;
}

function tickAxis(svg, ticks, left, step, y) {
  const every = steps(ticks, Math.max(2, Math.min(8, Math.floor(step * ticks / 60))))[1];
  for (let t = 1; t <= ticks; t++) {
    if (t === 1 || t % every === 0) {
      svg.append(s("text", { class: "soft", x: left + (t - 0.5) * step, y, "text-anchor": "middle" }, whole(t)));
    }
  }
}
