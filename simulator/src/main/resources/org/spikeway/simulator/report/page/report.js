// The page of one run, from top to bottom.
const data = JSON.parse(document.getElementById("data").textContent);
const run = data.run, chip = data.chip, first = data.first;
const page = document.getElementById("page");
const marks = run.ticks, lastMark = marks[marks.length - 1];
const chipBill = run.energy.find(bill => bill.line === 3);
const samples = run.samples;

function tile(id, label, value, more) {
  return h("div", { class: "tile", id }, h("div", { class: "label" }, label), h("div", { class: "value" }, value), h("div", { class: "more" }, more));
}

function answer() {
  const tiles = h("div", { class: "tiles" });
  const snn = run.snn && run.snn.accuracy[lastMark];
  if (snn !== undefined) {
    const ann = run.ann.accuracy;
    tiles.append(tile("accuracy", "Accuracy after " + whole(lastMark) + " ticks", percent(snn),
      ann === undefined ? whole(samples) + " samples" : `ANN ${percent(ann)}, ${(100 * (snn - ann)).toFixed(2)} points, ${whole(samples)} samples`));
  } else if (run.agreement) {
    tiles.append(tile("accuracy", "Agrees with the ANN", percent(run.agreement[lastMark]), `${whole(samples)} samples without labels`));
  }
  if (chipBill) {
    const rival = run.energy.find(bill => bill.line === 4);
    tiles.append(tile("energy", "Energy an inference, " + chipBill.name, joules(chipBill.picojoulesPerSample),
      `range ${joules(chipBill.low)} to ${joules(chipBill.high)}` + (rival ? `; ${rival.name} ${joules(rival.picojoulesPerSample)}` : "")));
  }
  if (run.time) {
    tiles.append(tile("latency", "Latency of an inference", si(run.time.latencySeconds, "s"),
      `${si(run.time.inferencesPerSecond)} inferences/s, ${si(run.time.inferencesPerSecondPipelined)} pipelined`));
  }
  tiles.append(tile("cores", "Cores", whole(run.chip.coresUsed), `on ${whole(run.chip.chipsUsed)} chip${run.chip.chipsUsed === 1 ? "" : "s"}: ${chip.title}`));
  tiles.append(tile("spikes", "Spikes an inference", si(run.activity.spikes / samples),
    `${si(run.activity.synops / samples)} synaptic operations, ${run.acPerMac.toFixed(2)} for each MAC of the ANN`));
  page.append(tiles);
  if (run.samplesAsked) {
    page.append(h("p", { class: "note" }, `The run was stopped after ${whole(samples)} of ${whole(run.samplesAsked)} samples.`));
  }
}

function accuracy() {
  if (!run.snn) return;
  const points = marks.map(t => [t, run.snn.accuracy[t]]);
  const notes = [];
  for (const n of [10, 5, 1]) {
    const t = run.snn.ticksTo && run.snn.ticksTo["within" + n];
    if (t !== undefined) notes.push(`within ${n} point${n === 1 ? "" : "s"} after ${whole(t)} ticks`);
  }
  page.append(section("accuracy", "Accuracy against ticks", notes.length ? `Of ${percent(run.snn.ticksTo.reference)}: ${notes.join(", ")}.` : "",
    figure("accuracy-chart", "Accuracy against ticks", w => accuracyCurve(w, points, run.ann.accuracy)),
    numbers(["ticks #", "accuracy #", "agrees with the ANN #"], () => points.map(([t, a]) => [whole(t), percent(a), run.agreement ? percent(run.agreement[t]) : "–"]))));
}

function spikes() {
  const rows = Object.entries(run.activity.spikesPerSample);
  if (!rows.length) return;
  const rates = new Map(data.layers.map(layer => [layer.name, layer]));
  const of = name => rates.get(name) || { neurons: 0, rate: 0, synops: 0 };
  page.append(section("spikes", "Spikes of each layer", "In one inference, the mean of all samples.",
    figure("spikes-chart", "Spikes of each layer", w => bars(w, rows.map(([name, n]) =>
      [name, n, `${name}: ${whole(n)} spikes an inference\n${whole(of(name).neurons)} neurons, ${of(name).rate.toFixed(4)} spikes a neuron and tick`]), v => si(v))),
    numbers(["layer", "spikes an inference #", "neurons #", "spikes a neuron and tick #", "synops into it, an inference #"],
      () => rows.map(([name, n]) => [name, whole(n), whole(of(name).neurons), of(name).rate.toFixed(6), whole(of(name).synops / samples)]))));
}

const HEADS = { 1: "Operations only, as papers print", 2: "With memory", 3: "The modelled chip", 4: "The fair rival: the ANN, quantised" };

function energy() {
  const rows = run.energy.map(b => ({ name: b.name, line: b.line, value: b.picojoulesPerSample, low: b.low, high: b.high }));
  if (!rows.some(row => row.value > 0)) return;
  page.append(section("energy", "Energy of an inference", "Four ways to count, side by side; none tells the truth alone. The axis is logarithmic; whiskers are the range that assumed constants leave.",
    figure("energy-chart", "Energy of an inference, bill by bill", w => prices(w, rows, HEADS)),
    h("p", { class: "legend" }, h("span", { class: "key", style: "background:var(--second);margin-left:0" }), "ANN", h("span", { class: "key", style: "background:var(--accent);border-radius:6px" }), "spiking network"),
    numbers(["bill", "energy #", "low #", "high #"], () => rows.map(r => [r.name, joules(r.value), joules(r.low), joules(r.high)]))));
  const bills = run.energy.filter(bill => bill.picojoulesPerSample > 0);
  let bill = chipBill && chipBill.picojoulesPerSample > 0 ? chipBill : bills[0];
  const share = v => (100 * v / bill.picojoulesPerSample).toFixed(1) + " %";
  const layers = figure("layer-energy-chart", "Energy by layer", w => bars(w, Object.entries(bill.byLayer).map(([name, pj]) =>
    [name, pj, `${name}: ${joules(pj)}, ${share(pj)}`]), joules));
  const kinds = figure("operation-energy-chart", "Energy by kind of operation", w => bars(w, Object.entries(bill.parts).map(([name, part]) =>
    [name, part.picojoules, `${name}: ${joules(part.picojoules)}, ${share(part.picojoules)}\nrange ${joules(part.low)} to ${joules(part.high)}\n${si(part.count)} times\n${part.source}`]), joules));
  const choose = h("select", { id: "bill" }, ...bills.map(b => h("option", b === bill ? { selected: "" } : {}, b.name)));
  choose.addEventListener("change", () => { bill = bills[choose.selectedIndex]; layers.redraw(); kinds.redraw(); });
  page.append(section("energy-parts", "Where the energy goes", "",
    h("div", { class: "controls" }, h("label", {}, "Bill", choose)),
    h("div", { class: "pair" }, h("div", {}, h("h3", {}, "By layer"), layers), h("div", {}, h("h3", {}, "By kind of operation"), kinds)),
    numbers(["bill", "layer", "energy #"], () => bills.flatMap(b => Object.entries(b.byLayer).map(([name, pj]) => [b.name, name, joules(pj)])))));
}

function cores() {
  const list = data.cores;
  if (!list.length) return;
  const kinds = {
    "load: synaptic operations an inference": c => c.synops / samples,
    "energy an inference": c => c.picojoules,
    "spikes an inference": c => c.spikes / samples,
    "compartments held": c => c.compartments,
    "synapse memory": c => c.synapseBits
  };
  const names = Object.keys(kinds).filter(name => list.some(c => kinds[name](c) > 0));
  let name = names[0] || "compartments held";
  const show = v => name.startsWith("energy") ? joules(v) : name.startsWith("synapse") ? si(v / 8, "B") : si(v);
  const text = c => `core ${c.core}, tile (${c.x}, ${c.y})${run.chip.chipsUsed > 1 ? ", chip " + c.chip : ""}: ${cut(c.layers, 80)}\n`
    + `${si(c.synops / samples)} synaptic operations, ${joules(c.picojoules)}, ${si(c.spikes / samples)} spikes an inference\n`
    + `${whole(c.compartments)}${chip.compartmentsOfCore ? " of " + whole(chip.compartmentsOfCore) : ""} compartments, ${si(c.synapseBits / 8, "B")} of synapses`;
  const least = h("span"), most = h("span", { id: "cores-most" });
  const map = figure("cores-chart", "Heat map of the cores", w => {
    least.textContent = "0";
    most.textContent = show(Math.max(...list.map(kinds[name])));
    return coreMap(w, list, kinds[name], text);
  });
  const choose = h("select", { id: "core-value" }, ...names.map(each => h("option", {}, each)));
  choose.addEventListener("change", () => { name = names[choose.selectedIndex]; map.redraw(); });
  const where = chip.topology === "unlimited" ? "The chip has one tile without limit."
    : `The part of the ${chip.topology.replaceAll("-", " ")} of ${whole(chip.columns)} × ${whole(chip.rows)} tiles that is in use; cores of a tile stand together.`;
  page.append(section("cores", "The cores of the chip", where + " Point at a core for its numbers, or walk with Tab and the arrow keys.",
    h("div", { class: "controls" }, h("label", {}, "Colour", choose), h("span", { class: "legend" }, least, h("span", { class: "scale" }), most)),
    map,
    numbers(["core #", "tile", "layers", "compartments #", "input axons #", "synapses #", "synops #", "spikes #", "energy #"], () => list.map(c =>
      [c.core, `(${c.x}, ${c.y})`, c.layers, whole(c.compartments), whole(c.inputAxons), si(c.synapseBits / 8, "B"), si(c.synops / samples), si(c.spikes / samples), joules(c.picojoules)]))));
}

function links() {
  if (!data.links.length) {
    if (chip.topology !== "unlimited") page.append(section("links", "The links of the mesh", "No packet left its tile."));
    return;
  }
  const text = ([x, y, u, v, n]) => `(${x}, ${y}) → (${u}, ${v}): ${si(n / samples)} packets an inference, ${si(n / samples / lastMark)} a tick`;
  const largest = Math.max(...data.links.map(link => link[4]));
  page.append(section("links", "The links of the mesh", "Packets over each link in one inference; thick and far along the palette is much. Squares are tiles with cores in use; spikes from outside enter at (0, 0).",
    h("div", { class: "controls" }, h("span", { class: "legend" }, "0", h("span", { class: "scale" }), si(largest / samples) + " packets")),
    figure("links-chart", "Packets over the links of the mesh", w => linkMap(w, data.cores, data.links, text)),
    numbers(["from", "to", "packets an inference #"], () => [...data.links].sort((a, b) => b[4] - a[4]).map(([x, y, u, v, n]) => [`(${x}, ${y})`, `(${u}, ${v})`, si(n / samples)]))));
}

function spikeTimes() {
  if (!first || !first.layers.length) {
    page.append(section("raster", "Spikes of the first sample", first ? "No layer fires." : "The folder holds no first-sample.json; run the network again to have it."));
    return;
  }
  const shown = first.layers.reduce((sum, layer) => sum + Object.keys(layer.trains).length, 0);
  const all = first.layers.reduce((sum, layer) => sum + layer.neurons, 0);
  let tick = 1, svg;
  const slider = h("input", { type: "range", id: "tick", min: 1, max: first.ticks, value: 1, "aria-label": "Tick" });
  const output = h("output", { id: "tick-says", for: "tick" });
  const ofTick = figure("tick-chart", "Spikes of each layer at the tick", w => bars(w, first.layers.map(layer =>
    [layer.name, layer.spikes[tick - 1], `${layer.name}: ${whole(layer.spikes[tick - 1])} spikes of ${whole(layer.neurons)} neurons at tick ${tick}`]), v => si(v)));
  const rows = figure("raster-chart", "Spikes of neurons against ticks", w => { svg = raster(w, first); svg.at(tick); return svg; });
  const say = () => {
    const sum = first.layers.reduce((total, layer) => total + layer.spikes[tick - 1], 0);
    const time = first.time ? `, ${si(first.time.tickPicoseconds[tick - 1] * 1e-12, "s")}, waiting for core ${first.time.criticalCore[tick - 1]}` : "";
    output.textContent = `tick ${whole(tick)}: ${whole(sum)} spikes${time}`;
    slider.setAttribute("aria-valuetext", output.textContent);
    document.getElementById("title-tick").textContent = "Spikes of each layer at tick " + whole(tick);
  };
  slider.addEventListener("input", () => { tick = Number(slider.value); svg.at(tick); ofTick.redraw(); say(); });
  const part = first.ticks < first.ticksOfRun ? `the first ${whole(first.ticks)} of ${whole(first.ticksOfRun)} ticks` : `all ${whole(first.ticks)} ticks`;
  page.append(section("raster", "Spikes of the first sample",
    `Shown are ${whole(shown)} of ${whole(all)} neurons, spread evenly over each layer, and ${part}; every dot is one spike. Counts are of all neurons.`,
    h("div", { class: "controls" }, h("label", { class: "wide" }, "Tick", slider), output), rows,
    h("h3", { id: "title-tick" }, "Spikes of each layer at tick 1"), ofTick,
    numbers(["tick #", ...first.layers.map(layer => layer.name + " #")], () =>
      Array.from({ length: first.ticks }, (_, i) => [i + 1, ...first.layers.map(layer => whole(layer.spikes[i]))]))));
  say();
}

function tickTimes() {
  if (!first || !first.time) return;
  const t = first.time;
  const parts = t.tickPicoseconds.map((length, i) => [t.slowestCorePicoseconds[i] * 1e-12, t.networkPicoseconds[i] * 1e-12, length * 1e-12]);
  const layersOf = new Map(data.cores.map(c => [c.core, c.layers]));
  const texts = parts.map(([core, network, length], i) => `tick ${i + 1}: ${si(length, "s")}\nslowest core ${t.criticalCore[i]} (${cut(layersOf.get(t.criticalCore[i]) || "", 60)}): ${si(core, "s")}\nnetwork after it: ${si(network, "s")}`);
  const often = new Map();
  t.criticalCore.forEach(core => often.set(core, (often.get(core) || 0) + 1));
  const [core, times] = [...often].sort((a, b) => b[1] - a[1])[0];
  page.append(section("times", "Time of each tick", `Of the first sample. Core ${core} (${layersOf.get(core) || ""}) is the one all others wait for in ${whole(times)} of ${whole(parts.length)} ticks.`,
    h("p", { class: "legend" }, h("span", { class: "key", style: "background:var(--accent);margin-left:0" }), "slowest core",
      h("span", { class: "key", style: "background:var(--second)" }), "network after it", h("span", { class: "key", style: "background:var(--third)" }), "barrier, or rest of a fixed tick"),
    figure("times-chart", "Time of each tick", w => tickBars(w, parts, texts)),
    numbers(["tick #", "length #", "slowest core #", "network #", "critical core #"], () =>
      parts.map(([c, n, l], i) => [i + 1, si(l, "s"), si(c, "s"), si(n, "s"), t.criticalCore[i]]))));
}

function constants() {
  const rows = run.energy.flatMap(bill => Object.entries(bill.parts).map(([name, part]) =>
    [bill.name, name, si(part.count), part.count ? joules(part.picojoules / part.count) : "–",
      part.count && part.high > part.low ? `${joules(part.low / part.count)} to ${joules(part.high / part.count)}` : "–", part.source]));
  page.append(section("constants", "Every constant, and where it is from", "What an operation costs in each bill, on the mean; then the chip's file, complete. Static power counts nanoseconds times what is powered.",
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Constants of the bills", id: "constants" },
      table(["bill", "operation", "count #", "each #", "range #", "source"], rows)),
    h("details", {}, h("summary", {}, "The chip's file: " + chip.name),
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "The chip's file" }, table(["key", "value and source"], Object.entries(chip.entries))))));
}

function quoted(word) {
  return /^[\w@%+=:,.\/-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
}

function provenance() {
  const rows = Object.entries(run.settings).map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : value]);
  page.append(section("made", "How it was made", "",
    run.command ? h("pre", { id: "command" }, "spikeway " + run.command.map(quoted).join(" ")) : h("p", { class: "note", id: "command" }, "Made by a program, not by a command line."),
    h("p", { class: "note" }, `Seed ${run.seed}. Simulated in ${si(run.wall.seconds, "s")}, ${si(run.wall.synopsPerSecond)} synaptic operations a second.`),
    h("details", {}, h("summary", {}, "Settings of the conversion"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Settings" }, table(["setting", "value"], rows)))));
}

page.replaceChildren();
for (const part of [answer, accuracy, spikes, energy, cores, links, spikeTimes, tickTimes, constants, provenance]) part();
drawAll();
