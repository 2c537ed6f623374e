// What lies behind an event: its claims side by side, each with the words that carry it.
const MEASURES = { killed: "Killed", injured: "Injured", casualties: "Killed or injured", perpetrators_killed: "Killed on the attackers' side", arrested: "Arrested", abducted: "Abducted", missing: "Missing", displaced: "Displaced", released: "Released" };
const COARSE = ["week", "month", "year"];
const PICKED = { killed: "fatalities", injured: "injured" };

const speaker = (claim) => claim.claimant || "the article itself";
const outlet = (source) => source?.outlet || source?.path || "unknown outlet";

function facts(event) {
  const rows = [
    ["When", when(event) + (COARSE.includes(event.date_precision) ? ` (known to the ${event.date_precision})` : "")],
    ["Where", where(event)],
    ["What", `${event.event_type}: ${event.sub_event_type}`],
    ["Who", event.actor1],
    ["Against", event.actor2],
    ["Target", event.target],
    ["Claimed by", event.responsibility_claimed_by],
    ["Told by", `${plural(event.reports, "report", "reports")}, ${plural(event.independent_sources, "independent source", "independent sources")}`],
  ];
  return element("dl", { class: "facts" }, ...rows.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

// The sentence with the quote underlined and the figure marked; letters are counted as the tables count them.
function sentence(claim) {
  const letters = Array.from(claim.sentence);
  const part = (from, to) => letters.slice(from, to).join("");
  const { quote_start: start, quote_end: end, figure_start: low, figure_end: high } = claim;
  return element("blockquote", {}, part(0, start), element("span", { class: "quote" }, part(start, low), element("mark", {}, part(low, high)), part(high, end)), part(end));
}

function cited(source) {
  const link = source?.url && /^https?:\/\//.test(source.url);
  const title = source?.title ? `“${source.title}”` : null;
  const named = link ? element("a", { href: source.url, rel: "noopener noreferrer" }, title || source.url) : title;
  const date = source?.published ? day(source.published) : "undated";
  return element("cite", {}, outlet(source), `, ${date}`, named ? ", " : "", named, source?.copy_of ? " (a copy of another article)" : "");
}

// A bar from low to high; an open end runs on to the edge and fades.
function bar(claim, top) {
  const share = (value) => `${(100 * value) / top}%`;
  const low = claim.low ?? 0, high = claim.high ?? top;
  const ends = `${claim.low === null ? "open-low" : ""} ${claim.high === null ? "open-high" : ""}`;
  const made = element("span", { class: `span ${ends} ${claim.claimant_type}` });
  made.style.left = share(low);
  made.style.width = `max(0.5rem, ${share(high - low)})`;
  return element("span", { class: "track", "aria-hidden": "true" }, made);
}

function claimRow(claim, top) {
  const about = [claim.scope === "part" ? `a part: ${claim.victims || "of the total"}` : claim.victims, claim.imputed_by ? "a word without a number" : null, claim.superseded ? "later updated" : null];
  const source = sources.get(claim.source_id);
  return element("li", { class: claim.superseded ? "claim superseded" : "claim" },
    element("div", { class: "who" }, element("strong", {}, speaker(claim)), ` `, element("span", { class: "kind" }, claim.claimant_type)),
    bar(claim, top),
    element("div", { class: "figure" }, range(claim.low, claim.high)),
    element("div", { class: "words" }, about.filter(Boolean).length ? element("p", { class: "about" }, about.filter(Boolean).join("; ")) : null, sentence(claim), cited(source)));
}

function measureBlock(event, measure, rows) {
  const top = Math.max(1, ...rows.flatMap((claim) => [claim.high ?? 0, (claim.low ?? 0) * (claim.high === null ? 1.25 : 1)]));
  const field = PICKED[measure];
  const figure = field ? event[field] : null;
  const said = figure === null || figure === undefined ? "" : ` The event shows ${figure}${measure === "killed" ? ` (rule: ${event.fatalities_rule})` : ""}.`;
  const list = element("ol", { class: "claims" }, ...rows.map((claim) => claimRow(claim, top)));
  const scale = element("p", { class: "note" }, `${plural(rows.length, "claim", "claims")}; bars run from 0 to ${Math.ceil(top)}, an open end fades; orange is the perpetrator's own word.${said}`);
  return element("section", { class: "measure" }, element("h4", {}, MEASURES[measure] || measure), scale, list);
}

function evidence(event) {
  const said = claims.get(event.event_id) || [];
  const replaced = new Set(said.map((claim) => claim.supersedes).filter(Boolean));
  for (const claim of said) claim.superseded = replaced.has(claim.claim_id);
  const blocks = [...grouped(said, "measure")].map(([measure, rows]) => measureBlock(event, measure, rows));
  const told = (reports.get(event.event_id) || []).map((report) => element("li", {}, element("blockquote", {}, report.quote), cited(sources.get(report.source_id)), report.role === "background" ? " (recalled in passing)" : ""));
  return [element("p", { class: "notes" }, event.notes), facts(event), ...(blocks.length ? blocks : [element("p", {}, "No figure is given for this event.")]),
    element("details", { class: "told" }, element("summary", {}, `How ${plural(told.length, "report tells", "reports tell")} it`), element("ul", {}, ...told))];
}
