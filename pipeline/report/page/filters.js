// What the reader asks for, and the events that answer.
const FIELDS = ["search", "from", "to", "country", "type", "actor", "disputed"];
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const haystacks = new Map();

// Everything that is said of an event, small letters and without accents; made when first asked for.
function haystack(event) {
  if (!haystacks.has(event)) {
    const said = (claims.get(event.event_id) || []).flatMap((claim) => [claim.claimant, claim.sentence, claim.victims]);
    const told = (reports.get(event.event_id) || []).flatMap((report) => [report.quote, sources.get(report.source_id)?.outlet, sources.get(report.source_id)?.title]);
    const own = [event.event_id, event.notes, event.actor1, event.actor2, event.target, event.admin1, event.location, event.sub_event_type, event.previous_ids];
    haystacks.set(event, folded([...own, ...said, ...told].filter(Boolean).join(" \n ")));
  }
  return haystacks.get(event);
}

function asked() {
  return {
    words: folded($("search").value).split(/\s+/).filter(Boolean),
    from: $("from").value,
    to: $("to").value,
    country: $("country").value,
    type: $("type").value,
    actor: folded($("actor").value.trim()),
    disputed: $("disputed").checked,
  };
}

function fits(event, ask) {
  if (ask.disputed && !event.fatalities_disputed) return false;
  if (ask.country && event.country !== ask.country) return false;
  if (ask.type && event.event_type !== ask.type && event.sub_event_type !== ask.type) return false;
  if (ask.from && (!event.date_end || event.date_end < ask.from)) return false;
  if (ask.to && (!event.date_start || event.date_start > ask.to)) return false;
  if (ask.actor && !folded(`${event.actor1 || ""}\n${event.actor2 || ""}`).includes(ask.actor)) return false;
  return ask.words.every((word) => haystack(event).includes(word));
}

const spread = (event) => (event.fatalities_high ?? event.fatalities_low ?? 0) - (event.fatalities_low ?? 0);
const ORDERS = {
  newest: () => 0,
  oldest: (a, b) => (a.event_date || "9").localeCompare(b.event_date || "9"),
  deadliest: (a, b) => (b.fatalities ?? -1) - (a.fatalities ?? -1),
  apart: (a, b) => Number(b.fatalities_disputed) - Number(a.fatalities_disputed) || spread(b) - spread(a),
};

function found() {
  const ask = asked();
  return events.filter((event) => fits(event, ask)).sort(ORDERS[$("sort").value]);
}

function options(select, values) {
  select.append(...values.map((value) => element("option", { value }, value)));
}

function frequent(values) {
  const counts = new Map();
  for (const value of values.filter(Boolean)) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([value]) => value);
}

function fillFilters() {
  options($("country"), frequent(events.map((event) => event.country)).sort((a, b) => a.localeCompare(b)));
  for (const [type, group] of [...grouped(events, "event_type")].sort((a, b) => a[0].localeCompare(b[0]))) {
    const subs = frequent(group.map((event) => event.sub_event_type));
    $("type").append(element("optgroup", { label: type }, element("option", { value: type }, `${type}: all`), ...subs.map((sub) => element("option", { value: sub }, sub))));
  }
  options($("actors"), frequent(events.flatMap((event) => [event.actor1, event.actor2])).slice(0, 500));
}
