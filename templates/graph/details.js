// The panel that tells of the selection in words.

function term(name, ...values) {
  return [element("dt", {}, name), ...values.map((one) => element("dd", {}, one))];
}

/** A path or a module may be broken behind its separators. */
function code(text) {
  return element("code", {}, ...text.split(/(?<=[/@-])/).flatMap((part) => [element("wbr", {}), part]));
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function terms(...rows) {
  return element("dl", {}, ...rows.flat());
}

function modulesTerm(modules) {
  return modules.length === 0 ? [] : term("Modules", ...modules.map((one) => code(shownModule(one))));
}

/** Who wrote a tag, and by way of whom the distribution has it. */
function tagStep(view, distribution, tag) {
  const [writer, ...heirs] = chainTo(view.relations, distribution.name, tag).reverse();
  const inherited = heirs.length > 0 ? `, inherited by ${heirs.join(" → ")}` : "";
  return element("li", {}, code(tag), ` written by ${writer}${inherited}`);
}

function layerStep(distribution, architectures) {
  const layers = distribution.layers.filter((one) => architectures.includes(one.architecture));
  return layers.map((one) => element("li", { class: "end" }, code(one.path)));
}

/** One distribution's way: tags with who wrote them, then the layers. */
function wayInto(view, distribution, held) {
  const tags = held.tags.map((tag) => tagStep(view, distribution, tag));
  return element("details", view.chosen === null ? {} : { open: "" },
    element("summary", {}, distribution.name),
    element("ol", { class: "way" }, ...tags, ...layerStep(distribution, held.architectures)));
}

function componentDetails(view, name) {
  const component = view.relations.components.get(name);
  const holders = holdersOf(name, view.scope);
  const facts = terms(
    term(component.files.length === 1 ? "File" : "Files", ...component.files.map(code)),
    component.constraints.length > 0 ? term("Constraint", ...component.constraints.map(code)) : [],
    modulesTerm(component.modules));
  const ways = holders.map((one) => wayInto(view, one, one.ways.get(name)));
  if (ways.length === 1) ways[0].setAttribute("open", "");
  const title = holders.length === 0 ? "In no layer" : `The way into ${counted(wayOf(view.relations, view.state.selected, view.scope).layers.size, "layer")}`;
  return [facts, element("h3", {}, title), ...ways];
}

function tagDetails(view, tag) {
  const having = havingTag(tag, view.scope);
  const writers = [...new Set(having.map((one) => one.writers.get(tag)))].sort();
  const mentioning = [...view.relations.components.values()].filter((one) => one.tags.includes(tag));
  return [terms(
    term("Tag", code(tag)),
    term("Written by", ...(writers.length > 0 ? writers : ["no distribution"])),
    term("In", having.length > 8 ? counted(having.length, "distribution") : having.map((one) => one.name).join(", ") || "no distribution"),
    mentioning.length > 0 ? term("Mentioned by", ...mentioning.map((one) => one.name)) : [])];
}

function layerDetails(view, path) {
  const owner = view.scope.find((one) => one.layers.some((layer) => layer.path === path));
  if (owner === undefined) return [];
  const { architecture } = owner.layers.find((layer) => layer.path === path);
  return [terms(
    term("File", code(path)),
    term("Distribution", owner.name),
    term("Architecture", architecture),
    propertyTerms(owner),
    modulesTerm(owner.modules))];
}

/** The properties that are set, and the defaults of a layer. The page defines the table `properties`. */
function propertyTerms(distribution) {
  const valueOf = ({ name, default_of_layers: ofLayers }) =>
    distribution[name] ?? (distribution.built_as === "layer" ? ofLayers : "");
  return properties.flatMap((one) => (valueOf(one) === "" ? [] : term(capitalized(one.title), code(valueOf(one)))));
}

function distributionDetails(view) {
  const one = view.chosen;
  return [terms(
    one.description === "" ? [] : term("Description", one.description),
    one.abstract ? term("Abstract", "Only a base of others: it has no layers of its own.") : [],
    one.bases.length === 0 ? [] : term("Inherits from", one.bases.join(", ")),
    propertyTerms(one),
    one.abstract ? [] : term(one.built_as === "layer" ? "Layers" : "Files", ...one.layers.map((layer) => code(layer.path))),
    modulesTerm(one.modules),
    report === "" || one.abstract ? [] : term("Report", reportLink(one)))];
}

function reportLink(distribution) {
  return element("a", { href: `${report}#${encodeURIComponent(distribution.name)}` }, "Sizes, configuration, licenses");
}

function overview(view) {
  const { distributions, components, tags } = view.relations;
  const layers = [...distributions.values()].reduce((sum, one) => sum + one.layers.length, 0);
  return [
    element("p", {}, `${counted(distributions.size, "distribution")}, ${counted(components.size, "component")}, ` +
      `${counted(tags.length, "tag")}, ${counted(layers, "layer")}.`),
    element("p", {}, "Choose a distribution to see only what is in it. Choose a component, a tag or a layer, and the " +
      "columns show what belongs to it: who wrote the tag, which constraint it fits, and the layers it comes into."),
    element("p", {}, "Keys: arrows move, Enter chooses, / finds, Esc goes back."),
  ];
}

const detailsOf = { component: componentDetails, tag: tagDetails, layer: layerDetails };

function fillDetails(view) {
  const { selected } = view.state;
  const isAll = selected === null && view.chosen === null;
  const name = selected?.name ?? view.chosen?.name ?? "Everything";
  byId("details-title").textContent = selected?.kind === "tag" ? shortTag(name) : name.split("/").pop();
  byId("details-kind").textContent = isAll ? "" : selected?.kind ?? "distribution";
  const content = selected !== null ? detailsOf[selected.kind](view, selected.name)
    : isAll ? overview(view) : distributionDetails(view);
  byId("details").replaceChildren(...content);
}

/** For screen readers: what a choice came to. */
function tellStatus(view) {
  const { selected } = view.state;
  const where = view.chosen === null ? "" : ` of ${view.chosen.name}`;
  byId("status").textContent = selected === null ? "" :
    `${selected.name}: ${counted(view.way.tags.size, "tag")}, ${counted(view.way.components.size, "component")}, ` +
    `${counted(view.way.layers.size, "layer")}${where}`;
}
