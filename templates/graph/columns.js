// The lists. A view is the state with what follows from it: the scope, and the way of the selection.

function makeView(relations, state) {
  const all = [...relations.distributions.values()];
  const chosen = relations.distributions.get(state.distribution) ?? null;
  const scope = chosen === null ? all : [chosen];
  return { relations, state, chosen, scope, way: wayOf(relations, state.selected, scope) };
}

function isSelected(view, kind, name) {
  return view.state.selected?.kind === kind && view.state.selected.name === name;
}

/** While something is selected, the other columns show what belongs to it. */
function isShown(view, kind, name) {
  return view.way === null || view.state.selected.kind === kind || view.way[`${kind}s`].has(name);
}

/** A row to press. Only one of a list can be reached by Tab; arrows reach the others. */
function row(kind, name, title, content, isPressed) {
  const attributes = { type: "button", "data-kind": kind, "data-name": name, title, tabindex: "-1", "aria-pressed": isPressed };
  return element("li", { "data-key": `${kind} ${name}` }, element("button", attributes, ...content));
}

function twoLines(first, second) {
  const lines = [element("span", { class: "name" }, ...first)];
  if (second !== "") lines.push(element("span", { class: "note" }, second));
  return lines;
}

/** Shows rows, and how many of how many: of those that `count` says, where a row is more than one. */
function fill(id, rows, total, count = rows.length) {
  const list = byId(id);
  const { scrollTop } = list;
  list.replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "empty" }, "Nothing here.")]));
  list.scrollTop = scrollTop;
  byId(`${id}-count`).textContent = count === total ? `${total}` : `${count} of ${total}`;
  const first = list.querySelector("[aria-pressed=true]") ?? list.querySelector("button");
  first?.setAttribute("tabindex", "0");
}

/** The tree itself shows a single base; what was searched for is no tree. */
function distributionNote(one, isTree) {
  const from = one.bases.length > (isTree ? 1 : 0) ? ` · from ${one.bases.join(", ")}` : "";
  return `${one.abstract ? "abstract" : counted(one.components.length, "component")}${from}`;
}

function fits(text, wanted) {
  return text.toLowerCase().includes(wanted);
}

function distributionRow(view, { distribution, depth }, wanted) {
  const content = twoLines(marked(distribution.name, wanted), distributionNote(distribution, wanted === ""));
  const made = row("distribution", distribution.name, distribution.description, content, view.chosen === distribution);
  made.style.setProperty("--depth", wanted === "" ? Math.min(depth, 4) : 0);
  if (view.way?.distributions.has(distribution.name)) made.classList.add("lit");
  return made;
}

/** The list stays whole while a distribution is chosen, so that another one can be. */
function fillDistributions(view) {
  const wanted = view.state.search.toLowerCase();
  const isInWay = (one) => view.way === null || view.chosen !== null || view.way.distributions.has(one.name);
  const rows = view.relations.lineages
    .filter(({ distribution }) => isInWay(distribution) && fits(`${distribution.name} ${distribution.description}`, wanted))
    .map((one) => distributionRow(view, one, wanted));
  fill("distributions", rows, view.relations.lineages.length);
}

function tagNote(view, tag) {
  if (view.chosen !== null) {
    const writer = view.chosen.writers.get(tag);
    return writer === view.chosen.name ? "" : `from ${writer}`;
  }
  return counted(havingTag(tag, view.scope).length, "distribution");
}

function tagRow(view, tag, wanted) {
  const content = twoLines(marked(shortTag(tag), wanted), tagNote(view, tag));
  const made = row("tag", tag, tag, content, isSelected(view, "tag", tag));
  if (havingTag(tag, view.scope).length === 0) made.classList.add("unused");
  return made;
}

function fillTags(view) {
  const wanted = view.state.find.toLowerCase();
  const inScope = view.relations.tags.filter((tag) => view.chosen === null || view.chosen.writers.has(tag));
  const rows = inScope
    .filter((tag) => fits(tag, wanted) && isShown(view, "tag", tag))
    .map((tag) => tagRow(view, tag, wanted));
  fill("tags", rows, inScope.length);
}

function componentNote(view, component) {
  const origin = component.origin === "project" ? "own" : "upstream's";
  if (view.chosen === null) return `${origin} · ${counted(holdersOf(component.name, view.scope).length, "distribution")}`;
  const { architectures } = view.chosen.ways.get(component.name);
  return architectures.length === view.chosen.layers.length ? origin : `${origin} · ${architectures.join(", ")} only`;
}

function componentRow(view, component, wanted) {
  const { name } = component;
  const content = twoLines(marked(name, wanted), componentNote(view, component));
  const made = row("component", name, component.files.join("\n"), content, isSelected(view, "component", name));
  if (holdersOf(name, view.scope).length === 0) made.classList.add("unused");
  return made;
}

function fillComponents(view) {
  const wanted = view.state.find.toLowerCase();
  const text = (one) => [one.name, ...one.files, ...one.modules.map(shownModule)].join("\n");
  const inScope = [...view.relations.components.values()].filter(
    (one) => view.chosen === null || view.chosen.ways.has(one.name));
  const rows = inScope
    .filter((one) => fits(text(one), wanted) && isShown(view, "component", one.name))
    .map((one) => componentRow(view, one, wanted));
  fill("components", rows, inScope.length);
  byId("unknown").hidden = view.relations.knowsUpstream;
}

function layerButton(view, layer) {
  const isDim = view.way !== null && !view.way.layers.has(layer.path);
  const attributes = {
    type: "button", "data-kind": "layer", "data-name": layer.path, title: layer.path, tabindex: "-1",
    "aria-pressed": isSelected(view, "layer", layer.path), class: isDim ? "dim" : undefined,
  };
  return element("button", attributes, layer.architecture);
}

function layerRow(view, distribution, wanted) {
  const name = element("span", { class: "name" }, ...marked(distribution.name, wanted));
  const layers = distribution.layers.map((one) => layerButton(view, one));
  return element("li", { "data-key": `distribution ${distribution.name}`, class: "layers" }, name, element("span", {}, ...layers));
}

function fillLayers(view) {
  const wanted = view.state.search.toLowerCase();
  const inWay = (one) => one.layers.filter((layer) => isShown(view, "layer", layer.path)).length;
  const shown = view.scope.filter(
    (one) => inWay(one) > 0 && (view.chosen !== null || fits(`${one.name} ${one.description}`, wanted)));
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  const rows = shown.map((one) => layerRow(view, one, wanted));
  fill("layers", rows, sum(view.scope.map((one) => one.layers.length)), sum(shown.map(inWay)));
}

function fillColumns(view) {
  fillDistributions(view);
  fillTags(view);
  fillComponents(view);
  fillLayers(view);
}
