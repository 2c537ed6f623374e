// The tables as objects: a cell of a text column is the number of its text.
const packed = JSON.parse(document.getElementById("data").textContent);

function unpacked({ columns, text, rows }) {
  const spoken = new Set(text);
  const read = columns.map((name) => (spoken.has(name) ? (cell) => (cell === null ? null : packed.texts[cell]) : (cell) => cell));
  return rows.map((row) => Object.fromEntries(columns.map((name, n) => [name, read[n](row[n])])));
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row[key])) groups.set(row[key], []);
    groups.get(row[key]).push(row);
  }
  return groups;
}

const events = unpacked(packed.events);
const claims = grouped(unpacked(packed.claims), "event_id");
const reports = grouped(unpacked(packed.reports), "event_id");
const sources = new Map(unpacked(packed.sources).map((source) => [source.source_id, source]));
const byId = new Map(events.map((event) => [event.event_id, event]));
for (const event of events) {
  for (const former of (event.previous_ids || "").split("; ").filter(Boolean)) byId.set(former, event);
}

// An element with attributes and children; text never becomes markup.
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const $ = (id) => document.getElementById(id);
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const day = (text) => DAY.format(new Date(`${text}T00:00:00Z`));

function when(event) {
  const { date_start: start, date_end: end, date_precision: precision } = event;
  if (!start) return "undated";
  if (start === end) return day(start);
  if (precision === "year" && start.slice(0, 4) === end.slice(0, 4)) return start.slice(0, 4);
  if (precision === "month" && start.slice(0, 7) === end.slice(0, 7)) return MONTH.format(new Date(`${start}T00:00:00Z`));
  return `${day(start)} to ${day(end)}`;
}

const where = (event) => [...new Set([event.location, event.admin1, event.country].filter(Boolean))].join(", ") || "place unknown";

// 6, 46+, up to 12, 8 to 10
function range(low, high, open) {
  if (low === null && high === null) return "not said";
  if (low === null) return `up to ${high}`;
  if (high === null) return `${low}+`;
  return `${low === high ? low : `${low} to ${high}`}${open ? "+" : ""}`;
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
