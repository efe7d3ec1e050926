// The small map of one place: the point, hollow until a person has checked it, and a circle for how far off it may be.
import { landLayer, newMap, token } from "/static/atlas.js";

const CLOSEST = 6; // the basemap shows countries, no streets

for (const box of document.querySelectorAll("[data-place]")) {
  box.hidden = false;
  const map = newMap(box);
  map.scrollWheelZoom.disable();
  const { lat, lon, radius, checked } = box.dataset;
  const at = L.latLng(Number(lat), Number(lon));
  const around = at.toBounds(2000 * Number(radius));
  map.fitBounds(around, { maxZoom: CLOSEST, animate: false });
  const colour = token(checked ? "--checked" : "--point");
  const renderer = L.canvas({ padding: 0.5 });
  L.circle(at, { renderer, radius: 1000 * Number(radius), color: colour, weight: 1, fillOpacity: 0.15 }).addTo(map);
  L.circleMarker(at, { renderer, radius: 6, color: colour, weight: 2, fillOpacity: checked ? 0.9 : 0 }).addTo(map);
  landLayer().then((layer) => layer.addTo(map));
}
