// Events on country outlines; all in degrees, longitudes narrowed as at the events' middle latitude.
const placed = events.filter((event) => event.latitude !== null && event.longitude !== null);
const middle = placed.reduce((sum, event) => sum + event.latitude, 0) / (placed.length || 1);
const narrowed = Math.max(0.4, Math.cos((middle * Math.PI) / 180));
const view = { x: 0, y: 0, scale: 2 };
let borders = null;
let spots = [];
let chosenSpot = null;

function outlines() {
  const path = new Path2D();
  for (const ring of packed.outlines.join(";").split(";")) {
    const steps = ring.split(" ").map(Number);
    let x = steps[0], y = steps[1];
    path.moveTo((x / 100) * narrowed, -y / 100);
    for (let n = 2; n < steps.length; n += 2) {
      x += steps[n];
      y += steps[n + 1];
      path.lineTo((x / 100) * narrowed, -y / 100);
    }
    path.closePath();
  }
  return path;
}

const spotKey = (event) => `${event.latitude},${event.longitude}`;

function spotsOf(rows) {
  const groups = new Map();
  for (const event of rows) {
    if (event.latitude === null || event.longitude === null) continue;
    const key = spotKey(event);
    if (!groups.has(key)) groups.set(key, { key, x: event.longitude * narrowed, y: -event.latitude, events: [] });
    groups.get(key).events.push(event);
  }
  // Disputed ones and, among equals, small ones are drawn last, so that none is hidden.
  const disputed = (spot) => Number(spot.events.some((event) => event.fatalities_disputed));
  return [...groups.values()].sort((a, b) => disputed(a) - disputed(b) || b.events.length - a.events.length);
}

function fitMap() {
  const canvas = $("map");
  if (!spots.length) return Object.assign(view, { x: 0, y: -20, scale: canvas.clientWidth / 360 });
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const ends = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [ends(xs), ends(ys)];
  const scale = Math.min(canvas.clientWidth / Math.max(8, (right - left) * 1.15), canvas.clientHeight / Math.max(6, (bottom - top) * 1.3));
  Object.assign(view, { x: (left + right) / 2, y: (top + bottom) / 2, scale });
}

const radius = (spot) => 4 + 1.5 * Math.sqrt(spot.events.length - 1);
const onScreen = (spot) => [(spot.x - view.x) * view.scale + $("map").clientWidth / 2, (spot.y - view.y) * view.scale + $("map").clientHeight / 2];

function drawMap() {
  const canvas = $("map"), ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ink = canvas.getContext("2d"), colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  borders ??= outlines();
  ink.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * (width / 2 - view.x * view.scale), ratio * (height / 2 - view.y * view.scale));
  ink.fillStyle = colour("--land");
  ink.fill(borders);
  ink.strokeStyle = colour("--border");
  ink.lineWidth = 1 / view.scale;
  ink.stroke(borders);
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [plain, disputed, edge] = [colour("--dot"), colour("--disputed"), colour("--card")];
  for (const spot of spots) {
    const [x, y] = onScreen(spot);
    if (x < -30 || y < -30 || x > width + 30 || y > height + 30) continue;
    ink.beginPath();
    ink.arc(x, y, radius(spot), 0, 7);
    ink.globalAlpha = 0.75;
    ink.fillStyle = spot.events.some((event) => event.fatalities_disputed) ? disputed : plain;
    ink.fill();
    ink.globalAlpha = 1;
    ink.strokeStyle = edge;
    ink.lineWidth = 1;
    ink.stroke();
  }
}

function spotAt(pointer) {
  const box = $("map").getBoundingClientRect();
  const away = (spot) => Math.hypot(onScreen(spot)[0] - (pointer.clientX - box.left), onScreen(spot)[1] - (pointer.clientY - box.top)) - radius(spot);
  const near = spots.map((spot) => ({ spot, far: away(spot) })).filter(({ far }) => far < 8).sort((a, b) => a.far - b.far);
  return near[0]?.spot;
}

function spotName(spot) {
  const [event] = spot.events;
  return spot.events.length === 1 ? `${when(event)}: ${event.sub_event_type}, ${where(event)}` : `${where(event)}: ${plural(spot.events.length, "event", "events")}`;
}

function zoom(factor) {
  view.scale = Math.min(400, Math.max($("map").clientWidth / 400, view.scale * factor));
  drawMap();
}

function showMap(rows, fit = true) {
  spots = spotsOf(rows);
  const there = spots.reduce((sum, spot) => sum + spot.events.length, 0);
  const lost = rows.length - there;
  $("map-note").textContent = `${plural(there, "event", "events")} at ${plural(spots.length, "place", "places")}${lost ? `; ${lost.toLocaleString("en")} without coordinates` : ""}. Orange: a disputed toll. The list holds the same events.`;
  $("map").setAttribute("aria-label", `Map of ${plural(there, "event", "events")}`);
  if (fit) fitMap();
  drawMap();
}

function wireMap() {
  const canvas = $("map"), tip = $("tip");
  let grip = null;
  canvas.addEventListener("pointerdown", (pointer) => {
    grip = { x: pointer.clientX, y: pointer.clientY, moved: false };
    if (pointer.pointerType === "mouse") canvas.setPointerCapture(pointer.pointerId);
  });
  canvas.addEventListener("pointermove", (pointer) => {
    if (grip && pointer.buttons) {
      grip.moved ||= Math.hypot(pointer.clientX - grip.x, pointer.clientY - grip.y) > 4;
      if (grip.moved) {
        view.x -= pointer.movementX / view.scale;
        view.y -= pointer.movementY / view.scale;
        drawMap();
      }
      return;
    }
    const spot = spotAt(pointer);
    tip.hidden = !spot;
    tip.textContent = spot ? spotName(spot) : "";
    canvas.style.cursor = spot ? "pointer" : "grab";
  });
  canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
  canvas.addEventListener("pointerup", (pointer) => {
    const spot = grip && !grip.moved && spotAt(pointer);
    grip = null;
    if (!spot) return;
    if (spot.events.length === 1) return reveal(spot.events[0]);
    chosenSpot = spot;
    refresh({ fit: false });
    $("results").focus();
  });
  $("zoom-in").addEventListener("click", () => zoom(1.6));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.6));
  $("zoom-fit").addEventListener("click", () => { fitMap(); drawMap(); });
  new ResizeObserver(() => { fitMap(); drawMap(); }).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawMap);
}
