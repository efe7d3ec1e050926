// Land and borders of Natural Earth, drawn by tiles on canvas: nothing is fetched but our own basemap.json.
const TILE = 256;

// Web Mercator on a square of side 1.
export function project(lat, lon) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

// The arcs and rings of basemap.json on that square, each with its bounds.
function unfold(map) {
  const arcs = map.arcs.map((steps) => {
    const line = new Float64Array(steps.length);
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      [line[i], line[i + 1]] = project(y / map.scale, x / map.scale);
    }
    return line;
  });
  const bounded = (line, shift = 0) => {
    let [west, north, east, south] = [2, 2, -1, -1];
    const moved = shift ? line.map((part, i) => (i % 2 ? part : part + shift)) : line;
    for (let i = 0; i < moved.length; i += 2) {
      west = Math.min(west, moved[i]); east = Math.max(east, moved[i]);
      north = Math.min(north, moved[i + 1]); south = Math.max(south, moved[i + 1]);
    }
    return { line: moved, west, north, east, south };
  };
  // A ring that crosses the 180th meridian goes on beyond the edge of the map, and is drawn again at the other.
  const ring = (numbers) => {
    const line = [];
    let shift = 0;
    for (const n of numbers) {
      const arc = arcs[n < 0 ? ~n : n];
      for (let k = 0; k < arc.length; k += 2) {
        const i = n < 0 ? arc.length - 2 - k : k, last = line[line.length - 2], y = arc[i + 1];
        const jump = line.length && y < 0.99 ? arc[i] + shift - last : 0;
        if (Math.abs(jump) > 0.5) shift -= Math.sign(jump);
        line.push(arc[i] + shift, y);
      }
    }
    const found = bounded(Float64Array.from(line));
    return [found, ...(found.east > 1.001 ? [bounded(found.line, -1)] : []), ...(found.west < -0.001 ? [bounded(found.line, 1)] : [])];
  };
  return { land: map.land.flatMap(ring), borders: map.borders.map((n) => bounded(arcs[n])) };
}

function trace(pen, { line }, scale, left, top) {
  pen.moveTo(line[0] * scale - left, line[1] * scale - top);
  for (let i = 2; i < line.length; i += 2) pen.lineTo(line[i] * scale - left, line[i + 1] * scale - top);
}

export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A layer of canvas tiles: paint(pen, {scale, left, top, zoom}) draws one; world pixels less left and top are its own.
export function canvasTiles(paint, options) {
  const Layer = L.GridLayer.extend({
    createTile(at) {
      const tile = document.createElement("canvas");
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      tile.width = tile.height = TILE * ratio;
      const pen = tile.getContext("2d");
      pen.scale(ratio, ratio);
      paint(pen, { scale: TILE * 2 ** at.z, left: at.x * TILE, top: at.y * TILE, zoom: at.z });
      return tile;
    },
  });
  return new Layer({ tileSize: TILE, updateWhenIdle: false, ...options });
}

// The map under all others.
export async function landLayer() {
  const answer = await fetch("/static/basemap.json");
  const { land, borders } = unfold(await answer.json());
  const paint = (pen, { scale, left, top }) => {
    const west = left / scale, north = top / scale, side = TILE / scale;
    const near = (s) => s.east >= west && s.west <= west + side && s.south >= north && s.north <= north + side;
    pen.fillStyle = token("--land");
    pen.beginPath();
    for (const ring of land) if (near(ring)) { trace(pen, ring, scale, left, top); pen.closePath(); }
    pen.fill("evenodd");
    pen.strokeStyle = token("--border");
    pen.lineWidth = 0.8;
    pen.beginPath();
    for (const line of borders) if (near(line)) trace(pen, line, scale, left, top);
    pen.stroke();
  };
  return canvasTiles(paint, { attribution: "Natural Earth", zIndex: 1 });
}

export function newMap(element) {
  const map = L.map(element, { worldCopyJump: true, minZoom: 1, maxZoom: 12, zoomSnap: 1, fadeAnimation: false });
  map.attributionControl.setPrefix(false);
  return map;
}
