// Incidents: the map with its points, choosing an area, and the brush of the timeline. All three set the form's
// fields and send it, so that what is chosen stands in the address.
import { canvasTiles, landLayer, newMap, project, token } from "/static/atlas.js";

const form = document.getElementById("filter");
const ask = () => {
  for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  form.requestSubmit();
};
window.addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });

/* The map */
const RADII = [0, 3.5, 4, 5, 6, 8, 11, 14]; // by precision, 1 (exact) to 7
const box = document.getElementById("map");

const MARGIN = RADII[7] + 2, SIDE = 256 + 2 * MARGIN;

// One picture for each look and precision: stamping it is far quicker than drawing a circle anew.
function stamps(shrink, ratio) {
  const colours = [token("--point"), token("--checked"), token("--edge")];
  return colours.map((colour, look) => RADII.map((full) => {
    const radius = (full || 4) * shrink, half = Math.ceil(radius + 2), picture = document.createElement("canvas");
    picture.width = picture.height = 2 * half * ratio;
    const pen = picture.getContext("2d");
    pen.scale(ratio, ratio);
    pen.translate(half, half);
    pen.globalAlpha = 0.85;
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.5;
    pen.beginPath();
    if (look === 2) {
      pen.moveTo(-radius, -radius); pen.lineTo(radius, radius);
      pen.moveTo(radius, -radius); pen.lineTo(-radius, radius);
    } else pen.arc(0, 0, radius, 0, 7);
    if (look === 1) pen.fill(); else pen.stroke();
    return { picture, half };
  }));
}

function pointLayer(points) {
  const count = points.lat.length;
  // Rough places first, checked ones last, so that what is best known lies on top.
  const rank = (i) => points.look[i] * 8 + 8 - points.precision[i];
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const ranks = Uint8Array.from(order, rank);
  order.sort((a, b) => ranks[a] - ranks[b]);
  const xs = new Float64Array(count), ys = new Float64Array(count), kinds = new Uint8Array(count);
  order.forEach((i, n) => {
    [xs[n], ys[n]] = project(points.lat[i], points.lon[i]);
    kinds[n] = points.look[i] * 8 + (points.precision[i] || 0);
  });
  // What was stamped on a pixel by a tile needs no second stamp of the same kind: crowded places cost no more.
  const stamped = new Uint32Array(24 * SIDE * SIDE);
  let tiles = 0;
  const paint = (pen, { scale, left, top, zoom }) => {
    const pictures = stamps(zoom < 3 ? 0.7 : 1, Math.min(2, window.devicePixelRatio || 1));
    tiles += 1;
    for (let n = 0; n < count; n++) {
      const x = Math.round(xs[n] * scale - left), y = Math.round(ys[n] * scale - top);
      if (x < -MARGIN || y < -MARGIN || x >= 256 + MARGIN || y >= 256 + MARGIN) continue;
      const kind = kinds[n], spot = (kind * SIDE + y + MARGIN) * SIDE + x + MARGIN;
      if (stamped[spot] === tiles) continue;
      stamped[spot] = tiles;
      const { picture, half } = pictures[kind >> 3][kind & 7];
      pen.drawImage(picture, x - half, y - half, 2 * half, 2 * half);
    }
  };
  const layer = canvasTiles(paint, { zIndex: 2 });
  layer.nearest = (at, zoom) => {
    const scale = 256 * 2 ** zoom, [x, y] = project(at.lat, at.lng).map((part) => part * scale);
    let found = -1, least = 12 * 12;
    for (let i = 0; i < count; i++) {
      const dx = xs[i] * scale - x, dy = ys[i] * scale - y, far = dx * dx + dy * dy;
      if (far < least) [found, least] = [order[i], far];
    }
    return found;
  };
  return layer;
}

function choose(bounds) {
  const west = ((bounds.getWest() + 540) % 360) - 180, east = ((bounds.getEast() + 540) % 360) - 180;
  const wide = bounds.getEast() - bounds.getWest() >= 360;
  const edges = [wide ? -180 : west, Math.max(-90, bounds.getSouth()), wide ? 180 : east, Math.min(90, bounds.getNorth())];
  form.elements.bbox.value = edges.map((edge) => edge.toFixed(3)).join(",");
  ask();
}

function tellOf(points, i) {
  const told = document.createElement("div"), name = document.createElement("bdi"), link = document.createElement("a");
  name.textContent = points.place[i] || "An unnamed place";
  const killed = points.killed[i] ? `, ${points.killed[i].toLocaleString("en")} killed` : "";
  const many = points.incidents[i] === 1 ? "1 incident" : `${points.incidents[i].toLocaleString("en")} incidents`;
  const address = new URL(location.href);
  const [lat, lon] = [points.lat[i], points.lon[i]], edge = 0.00005;
  address.searchParams.set("bbox", [lon - edge, lat - edge, lon + edge, lat + edge].map((d) => d.toFixed(5)).join(","));
  address.searchParams.delete("page");
  link.href = address.pathname + address.search;
  link.textContent = `${many}${killed}: show`;
  told.append(name, document.createElement("br"), link);
  return told;
}

async function showMap() {
  document.getElementById("map-part").hidden = false;
  const map = newMap(box);
  map.setView([20, 15], box.clientWidth < 600 ? 1 : 2);
  const [land, answer] = await Promise.all([landLayer(), fetch(box.dataset.points)]);
  land.addTo(map);
  const points = await answer.json();
  const layer = pointLayer(points);
  layer.once("load", () => requestAnimationFrame(() => {
    performance.mark("points-drawn");
    box.dataset.drawn = points.lat.length;
  }));
  const chosen = form.elements.bbox.value.split(",").map(Number);
  if (chosen.length === 4) {
    const [west, south, east, north] = chosen;
    const area = L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
    map.fitBounds(area, { maxZoom: 8, animate: false });
    L.rectangle(area, { className: "chosen-area", weight: 1.5, fillOpacity: 0.06, interactive: false }).addTo(map);
  } else if (points.lat.length) {
    let [south, north, west, east] = [90, -90, 180, -180];
    for (let i = 0; i < points.lat.length; i++) {
      south = Math.min(south, points.lat[i]); north = Math.max(north, points.lat[i]);
      west = Math.min(west, points.lon[i]); east = Math.max(east, points.lon[i]);
    }
    map.fitBounds([[south, west], [north, east]], { maxZoom: 6, padding: [20, 20], animate: false });
  }
  layer.addTo(map);
  map.on("click", (event) => {
    const i = layer.nearest(event.latlng.wrap(), map.getZoom());
    if (i >= 0) L.popup().setLatLng([points.lat[i], points.lon[i]]).setContent(tellOf(points, i)).openOn(map);
  });
  document.getElementById("use-view").addEventListener("click", () => choose(map.getBounds()));
  chooseByDragging(map);
  const redraw = () => { land.redraw(); layer.redraw(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

function chooseByDragging(map) {
  const button = document.getElementById("choose-area");
  let from = null, drawn = null;
  const stop = () => {
    button.setAttribute("aria-pressed", "false");
    box.classList.remove("choosing");
    map.dragging.enable();
    if (drawn) drawn.remove();
    from = drawn = null;
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    button.setAttribute("aria-pressed", "true");
    box.classList.add("choosing");
    map.dragging.disable();
  });
  const at = (event) => map.mouseEventToLatLng(event);
  box.addEventListener("pointerdown", (event) => {
    if (!box.classList.contains("choosing") || event.target.closest(".leaflet-control")) return;
    from = at(event);
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  box.addEventListener("pointermove", (event) => {
    if (!from) return;
    const area = L.latLngBounds(from, at(event));
    drawn ? drawn.setBounds(area) : (drawn = L.rectangle(area, { className: "chosen-area", weight: 1.5, fillOpacity: 0.1 }).addTo(map));
  });
  box.addEventListener("pointerup", (event) => {
    if (!from) return;
    const area = L.latLngBounds(from, at(event));
    stop();
    if (area.getWest() < area.getEast() && area.getSouth() < area.getNorth()) choose(area);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
}

/* The timeline */
const bars = [...document.querySelectorAll("#timeline li")];
const brush = document.getElementById("brush");

function showBrush() {
  const [first, last] = [brush.elements.first, brush.elements.last];
  const words = brush.querySelector("output");
  let chosen = [Number(first.value), Number(last.value)];
  const mark = () => {
    const [low, high] = [Math.min(...chosen), Math.max(...chosen)];
    bars.forEach((bar, n) => bar.classList.toggle("brushed", n >= low && n <= high));
    words.textContent = `${bars[low].dataset.from} to ${bars[high].dataset.to}`;
    first.setAttribute("aria-valuetext", bars[chosen[0]].dataset.from);
    last.setAttribute("aria-valuetext", bars[chosen[1]].dataset.to);
  };
  const use = () => {
    const [low, high] = [Math.min(...chosen), Math.max(...chosen)];
    form.elements.from.value = bars[low].dataset.from;
    form.elements.to.value = bars[high].dataset.to;
    ask();
  };
  for (const slider of [first, last])
    slider.addEventListener("input", () => { chosen = [Number(first.value), Number(last.value)]; mark(); });
  brush.addEventListener("submit", (event) => { event.preventDefault(); use(); });

  const list = document.getElementById("timeline");
  const barAt = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("#timeline li");
    return found ? bars.indexOf(found) : -1;
  };
  let begun = -1, isDragged = false;
  // Fingers scroll here and use the sliders; mouse and pen draw.
  list.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button) return;
    [begun, isDragged] = [barAt(event), false];
  });
  list.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (begun < 0) return;
    const now = barAt(event);
    if (now < 0 || (now === begun && !isDragged)) return;
    isDragged = true;
    chosen = [begun, now];
    [first.value, last.value] = chosen;
    mark();
  });
  window.addEventListener("pointerup", () => {
    if (isDragged) use();
    begun = -1;
  });
  // The click that ends a drag must not follow the bar's link.
  list.addEventListener("click", (event) => { if (isDragged) { event.preventDefault(); isDragged = false; } }, true);
  brush.hidden = false;
}

if (brush && bars.length > 1) showBrush();
showMap();
