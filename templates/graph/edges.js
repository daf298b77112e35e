// Lines between rows that can be seen: of the selection, or of a whole distribution, but faint.

function linksOf(view) {
  if (view.way !== null) return { links: view.way.links, look: "lit" };
  if (view.chosen !== null) return { links: wayOfDistribution(view.relations, view.chosen).links, look: "faint" };
  return { links: [], look: "" };
}

/** Where rows touch the sides of their list, by their keys; rows that are scrolled out of it are left out. */
function placesIn(id, origin) {
  const list = byId(id);
  const frame = list.getBoundingClientRect();
  const places = new Map();
  for (const item of list.querySelectorAll("[data-key]")) {
    const box = item.getBoundingClientRect();
    const y = (box.top + box.bottom) / 2;
    if (y < frame.top || y > frame.bottom) continue;
    places.set(item.dataset.key, { left: frame.left - origin.left, right: frame.right - origin.left, y: y - origin.top });
  }
  return places;
}

function curve(from, to) {
  const middle = (from.right + to.left) / 2;
  return `M${from.right},${from.y} C${middle},${from.y} ${middle},${to.y} ${to.left},${to.y}`;
}

function line(from, to, look) {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", curve(from, to));
  path.setAttribute("class", look);
  return path;
}

function drawEdges(view) {
  const drawing = byId("edges");
  const origin = drawing.getBoundingClientRect();
  const places = new Map(["tags", "components", "layers"].flatMap((id) => [...placesIn(id, origin)]));
  const { links, look } = linksOf(view);
  const unique = new Map(links.map((one) => [one.join("\n"), one]));
  const seen = [...unique.values()].filter(([from, to]) => places.has(from) && places.has(to));
  drawing.replaceChildren(...seen.map(([from, to]) => line(places.get(from), places.get(to), look)));
}
