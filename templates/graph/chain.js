// What belongs to a selection: the way from who wrote a tag, by the tag and the component, into the layers.

/** The names from a distribution to the base that wrote its tag: each time the first base that has the tag, as why tells. */
function chainTo(relations, from, tag) {
  const chain = [];
  let one = relations.distributions.get(from);
  const writer = one.writers.get(tag);
  while (one !== undefined) {
    chain.push(one.name);
    if (one.name === writer) break;
    one = parentsOf(one).map((base) => relations.distributions.get(base)).find((base) => base.writers.has(tag));
  }
  return chain;
}

function emptyWay() {
  return { distributions: new Set(), tags: new Set(), components: new Set(), layers: new Set(), links: [] };
}

function addLayers(way, distribution, architectures) {
  for (const layer of distribution.layers) {
    if (architectures.includes(layer.architecture)) way.layers.add(layer.path);
  }
}

/** Adds how a component comes into a distribution, by all of its tags or by one of them. */
function addComponent(way, relations, distribution, held, tags) {
  way.components.add(held.name);
  way.distributions.add(distribution.name);
  addLayers(way, distribution, held.architectures);
  way.links.push([`component ${held.name}`, `distribution ${distribution.name}`]);
  for (const tag of tags) {
    way.tags.add(tag);
    way.links.push([`tag ${tag}`, `component ${held.name}`]);
    for (const name of chainTo(relations, distribution.name, tag))
      way.distributions.add(name);
  }
}

function wayOfComponent(relations, name, scope) {
  const way = emptyWay();
  way.components.add(name);
  for (const one of holdersOf(name, scope)) addComponent(way, relations, one, one.ways.get(name), one.ways.get(name).tags);
  return way;
}

function wayOfTag(relations, tag, scope) {
  const way = emptyWay();
  way.tags.add(tag);
  for (const one of havingTag(tag, scope)) {
    way.distributions.add(one.name);
    const held = one.components.filter((component) => component.tags.includes(tag));
    for (const component of held) addComponent(way, relations, one, component, [tag]);
    if (held.length === 0) addLayers(way, one, one.layers.map((layer) => layer.architecture));
  }
  return way;
}

function wayOfLayer(relations, path, scope) {
  const way = emptyWay();
  const owner = scope.find((one) => one.layers.some((layer) => layer.path === path));
  if (owner === undefined) return way;
  const { architecture } = owner.layers.find((layer) => layer.path === path);
  for (const component of owner.components) {
    if (component.architectures.includes(architecture)) addComponent(way, relations, owner, component, component.tags);
  }
  for (const tag of owner.writers.keys()) way.tags.add(tag);
  way.distributions.add(owner.name);
  way.layers = new Set([path]);
  return way;
}

/** Everything in a distribution; `custom` is left out, as it leads to every component. */
function wayOfDistribution(relations, distribution) {
  const way = emptyWay();
  for (const held of distribution.components)
    addComponent(way, relations, distribution, held, held.tags.filter((tag) => tag !== customTag));
  return way;
}

/** What belongs to the selection among the distributions of `scope`; null when nothing is selected. */
function wayOf(relations, selected, scope) {
  if (selected === null) return null;
  const ways = { component: wayOfComponent, tag: wayOfTag, layer: wayOfLayer };
  return ways[selected.kind](relations, selected.name, scope);
}
