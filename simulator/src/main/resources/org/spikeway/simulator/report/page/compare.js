// Runs side by side.
const data = JSON.parse(document.getElementById("data").textContent);
const page = document.getElementById("page");

/** Accuracy against energy, both of an inference; the best are joined. */
function plane(width, rows) {
  const height = 340, left = 58, right = 24, top = 18, bottom = 44;
  const es = rows.map(r => Math.log10(r.picojoulesPerSample)), as = rows.map(r => r.accuracy);
  const e0 = Math.floor(Math.min(...es)), e1 = Math.max(e0 + 1, Math.ceil(Math.max(...es)));
  const a0 = Math.max(0, Math.floor(Math.min(...as) * 20 - 0.5) / 20), a1 = Math.min(1, Math.ceil(Math.max(...as) * 20 + 0.5) / 20);
  const x = pj => left + (Math.log10(pj) - e0) / (e1 - e0) * (width - left - right);
  const y = a => top + (a1 - a) / (a1 - a0) * (height - top - bottom);
  const svg = canvas(width, height);
  for (let e = e0; e <= e1; e++) {
    svg.append(s("line", { class: "grid", x1: x(10 ** e), x2: x(10 ** e), y1: top, y2: height - bottom }),
      s("text", { class: "soft", x: x(10 ** e), y: height - bottom + 18, "text-anchor": "middle" }, joules(10 ** e)));
  }
  for (let i = 0; i <= 4; i++) {
    const a = a0 + (a1 - a0) * i / 4;
    svg.append(s("line", { class: "grid", x1: left, x2: width - right, y1: y(a), y2: y(a) }),
      s("text", { class: "soft", x: left - 8, y: y(a) + 4, "text-anchor": "end" }, (100 * a).toFixed(1) + " %"));
  }
  svg.append(s("text", { class: "soft", x: (left + width) / 2, y: height - 4, "text-anchor": "middle" }, "energy of an inference"));
  rows.forEach(r => {
    const end = x(r.picojoulesPerSample) > width * 0.6;
    svg.append(mark(s(r.pareto ? "circle" : "rect", r.pareto
      ? { class: "mark", cx: x(r.picojoulesPerSample), cy: y(r.accuracy), r: 7 }
      : { class: "quiet", x: x(r.picojoulesPerSample) - 5, y: y(r.accuracy) - 5, width: 10, height: 10 }),
      `${r.run}: ${percent(r.accuracy)}, ${joules(r.picojoulesPerSample)}, ${si(r.latencySeconds, "s")}`),
      s("text", { x: x(r.picojoulesPerSample) + (end ? -11 : 11), y: y(r.accuracy) - 8, "text-anchor": end ? "end" : "start" }, cut(r.run, 28)));
  });
  return svg;
}

page.replaceChildren();
if (data.caution) page.append(h("p", { id: "caution" }, "Note: " + data.caution + "."));
const share = value => value === undefined ? "–" : percent(value);
page.append(section("runs", "Runs", "★: no other run is better in accuracy, energy or latency without being worse in another.",
  h("div", { class: "scroll", id: "runs", tabindex: "0", role: "region", "aria-label": "Runs" }, table(
    ["", "run", "network", "chip", "samples #", "ticks #", "accuracy #", "energy #", "latency #", "spikes #", "hops #", "cores #", ...(data.at ? ["ticks to " + percent(data.at) + " #"] : [])],
    data.runs.map(r => [r.pareto ? "★" : "", r.run, r.network, r.chip, whole(r.samples), whole(r.ticks), share(r.accuracy), r.picojoulesPerSample === undefined ? "–" : joules(r.picojoulesPerSample),
      si(r.latencySeconds, "s"), si(r.spikesPerSample), si(r.hopsPerSample), whole(r.cores), ...(data.at ? [r.ticksTo === undefined ? "not reached" : whole(r.ticksTo)] : [])])))));
const drawn = data.runs.filter(r => r.accuracy !== undefined && r.picojoulesPerSample > 0);
if (drawn.length) {
  page.append(section("front", "Accuracy against energy", "Round marks are the best runs. Energy is on a logarithmic axis.",
    figure("front-chart", "Accuracy against energy of an inference", w => plane(w, drawn))));
}
if (data.equalSpikes.length) {
  page.append(section("equal", "At equal spikes", "Each run at the number of spikes that another takes to its end; accuracy lies on the straight line between marks, spikes up to a mark are in the proportion of the first sample.",
    table(["spikes an inference #", "of run", "its accuracy #", "other run", "accuracy there #"],
      data.equalSpikes.map(r => [whole(r.spikes), r.of, share(r.accuracy), r.run, percent(r.accuracyOfRun)]))));
}
drawAll();
