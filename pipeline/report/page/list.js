// The events as a list: each opens in place and shows its evidence.
const STEP = 60;
let shown = [];
let opened = null;

function toll(event) {
  if (event.fatalities === null && event.fatalities_low === null) return element("span", { class: "toll none" }, "no toll");
  const apart = event.fatalities_low !== event.fatalities_high || event.fatalities_high_open;
  const claimed = apart ? ` (${range(event.fatalities_low, event.fatalities_high, event.fatalities_high_open)})` : "";
  return element("span", { class: "toll" }, element("b", {}, String(event.fatalities ?? "?")), ` killed${claimed}`);
}

function item(event) {
  const id = `evidence-${event.event_id}`;
  const head = element("button", { type: "button", class: "head", "aria-expanded": "false", "aria-controls": id },
    element("span", { class: "line" }, element("span", { class: "date" }, when(event)), toll(event)),
    element("span", { class: "title" }, `${event.sub_event_type}, ${where(event)}`),
    element("span", { class: "line" }, element("span", { class: "actors" }, [event.actor1, event.actor2].filter(Boolean).join(" → ")), event.fatalities_disputed ? element("span", { class: "badge" }, "disputed") : null, element("span", { class: "id" }, event.event_id)));
  head.addEventListener("click", () => (opened === event ? close() : open(event)));
  return element("li", { id: event.event_id, class: "event" }, element("h3", {}, head), element("div", { id, class: "evidence", hidden: true }));
}

function close() {
  if (!opened) return;
  const card = $(opened.event_id);
  if (card) {
    card.querySelector(".head").setAttribute("aria-expanded", "false");
    card.querySelector(".evidence").hidden = true;
  }
  opened = null;
  history.replaceState(null, "", location.pathname + location.search);
}

function open(event) {
  close();
  while (!$(event.event_id) && $("list").children.length < shown.length) extend();
  const card = $(event.event_id);
  if (!card) return;
  opened = event;
  const box = card.querySelector(".evidence");
  if (!box.children.length) box.append(...evidence(event));
  box.hidden = false;
  card.querySelector(".head").setAttribute("aria-expanded", "true");
  history.replaceState(null, "", `#${event.event_id}`);
}

function reveal(event) {
  if (!shown.includes(event)) clearFilters();
  open(event);
  const head = $(event.event_id)?.querySelector(".head");
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "start" });
}

function extend() {
  const from = $("list").children.length;
  $("list").append(...shown.slice(from, from + STEP).map(item));
  const left = shown.length - $("list").children.length;
  $("more").hidden = left === 0;
  $("more").textContent = `Show ${Math.min(STEP, left)} more of ${left.toLocaleString("en")}`;
}

function showList(rows) {
  shown = rows;
  opened = null;
  $("list").replaceChildren();
  extend();
  $("count").textContent = rows.length === events.length ? plural(rows.length, "event", "events") : `${rows.length.toLocaleString("en")} of ${plural(events.length, "event", "events")}`;
}
