// Everything together: the page follows the filters, and the address follows the open event.
function refresh({ fit = true } = {}) {
  const rows = found();
  showList(chosenSpot ? rows.filter((event) => spotKey(event) === chosenSpot.key) : rows);
  if (chosenSpot) $("count").textContent += ` (${where(chosenSpot.events[0])}, chosen on the map)`;
  showMap(rows, fit);
  showTimeline(rows);
}

function clearFilters() {
  chosenSpot = null;
  for (const id of FIELDS) {
    if (id === "disputed") $(id).checked = false;
    else $(id).value = "";
  }
  refresh();
}

function fromAddress() {
  const event = byId.get(decodeURIComponent(location.hash.slice(1)));
  if (event) reveal(event);
}

function summary() {
  const dates = events.map((event) => event.event_date).filter(Boolean).sort();
  const span = dates.length ? ` from ${day(dates[0])} to ${day(dates[dates.length - 1])}` : "";
  const count = [...claims.values()].reduce((sum, rows) => sum + rows.length, 0);
  return `${plural(events.length, "event", "events")}${span}, ${plural(count, "claim", "claims")} in ${plural(sources.size, "article", "articles")}; ${plural(events.filter((event) => event.fatalities_disputed).length, "toll is", "tolls are")} disputed.`;
}

let waiting = null;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { chosenSpot = null; refresh(); }, 120);
}

$("summary").textContent = summary();
fillFilters();
for (const id of FIELDS) for (const kind of ["input", "change"]) $(id).addEventListener(kind, later);
$("sort").addEventListener("change", () => refresh({ fit: false }));
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("reset", (event) => { event.preventDefault(); clearFilters(); });
$("more").addEventListener("click", () => {
  const next = $("list").children.length;
  extend();
  $("list").children[next]?.querySelector(".head").focus();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && opened) { const id = opened.event_id; close(); $(id)?.querySelector(".head").focus(); } });
addEventListener("hashchange", fromAddress);
wireMap();
refresh();
fromAddress();
document.documentElement.dataset.ready = Math.round(performance.now());
