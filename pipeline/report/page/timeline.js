// Events over time: a bar a year, quarter, month or day, whichever gives a readable number of bars.
const SPANS = [
  { most: 62, key: (date) => date, next: (start) => shifted(start, 0, 1), label: (start) => day(start) },
  { most: 3 * 366, key: (date) => `${date.slice(0, 7)}-01`, next: (start) => shifted(start, 1, 0), label: (start) => MONTH.format(new Date(`${start}T00:00:00Z`)) },
  { most: 15 * 366, key: quarter, next: (start) => shifted(start, 3, 0), label: (start) => `Q${(Number(start.slice(5, 7)) + 2) / 3} ${start.slice(0, 4)}` },
  { most: Infinity, key: (date) => `${date.slice(0, 4)}-01-01`, next: (start) => shifted(start, 12, 0), label: (start) => start.slice(0, 4) },
];

function quarter(date) {
  const month = 3 * Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

function shifted(date, months, days) {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function bins(dates) {
  const first = dates[0], last = dates[dates.length - 1];
  const days = (Date.parse(last) - Date.parse(first)) / 864e5;
  const span = SPANS.find(({ most }) => days <= most);
  const made = [];
  for (let start = span.key(first); start <= last; start = span.next(start)) made.push({ start, end: shifted(span.next(start), 0, -1), label: span.label(start), count: 0, disputed: 0 });
  return { made, span };
}

function showTimeline(rows) {
  const dated = rows.filter((event) => event.event_date);
  const undated = rows.length - dated.length;
  $("time-note").textContent = `Orange: disputed tolls.${undated ? ` ${plural(undated, "event has", "events have")} no date.` : ""}`;
  if (!dated.length) return $("timeline").replaceChildren();
  const { made, span } = bins(dated.map((event) => event.event_date).sort());
  const places = new Map(made.map((bin) => [bin.start, bin]));
  for (const event of dated) {
    const bin = places.get(span.key(event.event_date));
    bin.count += 1;
    bin.disputed += Number(event.fatalities_disputed);
  }
  const most = Math.max(...made.map((bin) => bin.count));
  const ends = [made[0].label, made[made.length - 1].label].map((label) => element("span", {}, label));
  $("timeline").replaceChildren(element("div", { class: "times" }, ...made.map((bin) => timeBar(bin, most))), element("div", { class: "ends" }, ...ends));
}

function timeBar(bin, most) {
  const said = `${bin.label}: ${plural(bin.count, "event", "events")}${bin.disputed ? `, ${bin.disputed} disputed` : ""}`;
  const made = element("button", { type: "button", class: "time", title: said, "aria-label": said, disabled: !bin.count },
    element("span", { class: "all" }), element("span", { class: "part" }));
  made.children[0].style.height = bin.count ? `max(3px, ${(100 * bin.count) / most}%)` : "0";
  made.children[1].style.height = `${(100 * bin.disputed) / most}%`;
  made.addEventListener("click", () => {
    $("from").value = bin.start;
    $("to").value = bin.end;
    refresh();
    $("from").focus();
  });
  return made;
}
