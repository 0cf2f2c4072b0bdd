// Elements, numbers, tips and tables: what every chart is made of. Texts enter the page as texts only.
const SVG = "http://www.w3.org/2000/svg";

function put(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children) {
    if (child !== undefined && child !== null) element.append(child);
  }
  return element;
}

const h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

const PREFIXES = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""], [1e-3, "m"], [1e-6, "µ"], [1e-9, "n"], [1e-12, "p"], [1e-15, "f"]];

/** 0.0123, "J" → 12.3 mJ: three digits and an SI prefix. */
function si(value, unit) {
  if (value === undefined || value === null || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size === 0) return unit ? "0 " + unit : "0";
  const [factor, prefix] = PREFIXES.find(([f]) => size >= f * 0.9995) || PREFIXES[PREFIXES.length - 1];
  if (!unit && size < 1000) return String(Number(value.toPrecision(3)));
  const digits = value / factor;
  const text = Math.abs(digits) >= 999.5 ? digits.toFixed(0) : Number(digits.toPrecision(3)).toString();
  return text + (prefix + (unit || "") ? " " + prefix + (unit || "") : "");
}

const joules = picojoules => si(picojoules * 1e-12, "J");
const whole = value => Math.round(value).toLocaleString("en-US");
const percent = share => (100 * share).toFixed(2) + " %";

/** Round steps from 0 to at least the largest value. */
function steps(largest, count) {
  if (!(largest > 0)) return [0, 1];
  const raw = largest / count;
  const ten = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(k => k * ten).find(k => k >= raw * 0.999);
  const marks = [];
  for (let i = 0; i * step < largest + step * 0.999; i++) marks.push(i * step);
  return marks;
}

/** A colour of the sequential palette, 0…1; the style sheet knows light and dark. */
function heat(share) {
  const t = Math.max(0, Math.min(1, share));
  return t < 0.5
    ? `color-mix(in srgb, var(--heat1) ${(200 * t).toFixed(1)}%, var(--heat0))`
    : `color-mix(in srgb, var(--heat2) ${(200 * t - 100).toFixed(1)}%, var(--heat1))`;
}

const tip = document.getElementById("tip");

function showTip(mark, x, y) {
  tip.textContent = mark.getAttribute("data-tip");
  tip.classList.add("on");
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 4)) + "px";
  tip.style.top = Math.max(4, y + 18 + box.height > innerHeight ? y - box.height - 10 : y + 18) + "px";
}

const hideTip = () => tip.classList.remove("on");
document.addEventListener("pointerover", e => {
  const mark = e.target.closest && e.target.closest("[data-tip]");
  if (mark) showTip(mark, e.clientX, e.clientY); else hideTip();
});
document.addEventListener("focusin", e => {
  if (e.target.hasAttribute("data-tip") && e.target.matches(":focus-visible")) {
    const box = e.target.getBoundingClientRect();
    showTip(e.target, box.right, box.top);
  }
});
document.addEventListener("focusout", hideTip);
document.addEventListener("scroll", hideTip, true);

/** Something of a chart that tells its numbers to pointer, keyboard and screen reader. */
function mark(element, text) {
  return put(element, { "data-tip": text, role: "img", "aria-label": text.replaceAll("\n", ", "), tabindex: "-1" }, []);
}

/** One stop of the tab key a chart; arrows, Home and End move between its marks. */
function walkable(svg) {
  const marks = [...svg.querySelectorAll("[data-tip]")];
  if (marks.length) marks[0].setAttribute("tabindex", "0");
  svg.addEventListener("keydown", e => {
    const at = marks.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1, Escape: -2 }[e.key];
    if (at < 0 || to === undefined) return;
    if (to === -2) { hideTip(); return; }
    e.preventDefault();
    const next = marks[Math.max(0, Math.min(marks.length - 1, to))];
    marks[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

const redraws = [];
let lastWidth = 0;

/** A figure that is drawn anew where its width changes; draw(width) gives an svg. */
function figure(id, label, draw, caption) {
  const box = h("figure", { id });
  const place = h("div");
  box.append(place);
  if (caption) box.append(h("figcaption", {}, caption));
  const redraw = () => {
    const svg = draw(Math.max(260, box.clientWidth || 700));
    put(svg, { role: "group", "aria-label": label }, []);
    walkable(svg);
    place.replaceChildren(svg);
  };
  box.redraw = redraw;
  redraws.push(redraw);
  return box;
}

function drawAll() {
  lastWidth = document.documentElement.clientWidth;
  redraws.forEach(redraw => redraw());
}

addEventListener("resize", () => { if (document.documentElement.clientWidth !== lastWidth) drawAll(); });

function canvas(width, height, ...children) {
  return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, ...children);
}

/** Numbers stand at the right: a column is one of numbers if its name ends with " #". */
function table(columns, rows) {
  const number = columns.map(name => name.endsWith(" #"));
  const cls = i => (number[i] ? { class: "n" } : {});
  return h("table", {},
    h("thead", {}, h("tr", {}, ...columns.map((name, i) => h("th", { scope: "col", ...cls(i) }, name.replace(/ #$/, ""))))),
    h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map((cell, i) => h("td", cls(i), cell instanceof Node ? cell : String(cell)))))));
}

/** The numbers behind a chart; the table is built when somebody opens it. */
function numbers(columns, rows) {
  const box = h("details", {}, h("summary", {}, "The numbers as a table"));
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) {
      box.append(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" }, table(columns, rows())));
    }
  });
  return box;
}

function section(id, title, note, ...children) {
  return h("section", { id: "part-" + id, "aria-labelledby": "title-" + id },
    h("h2", { id: "title-" + id }, title), note ? h("p", { class: "note" }, note) : undefined, ...children);
}

function cut(text, letters) {
  return text.length > letters ? text.slice(0, Math.max(1, letters - 1)) + "…" : text;
}

const look = document.getElementById("look");
const LOOKS = ["", "light", "dark"];
look.addEventListener("click", () => {
  const next = LOOKS[(LOOKS.indexOf(document.documentElement.dataset.look || "") + 1) % 3];
  if (next) document.documentElement.dataset.look = next; else delete document.documentElement.dataset.look;
  look.textContent = "Look: " + (next || "as the system");
});
