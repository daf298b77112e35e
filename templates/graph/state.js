// What the user chose. The address holds it, so that it can be linked to and Back works.

const kinds = ["component", "tag", "layer"];

function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  const kind = kinds.find((one) => given.has(one));
  return {
    distribution: given.get("distribution"),
    selected: kind === undefined ? null : { kind, name: given.get(kind) },
    find: given.get("find") ?? "",
    search: given.get("search") ?? "",
  };
}

function hashOf(state) {
  const given = new URLSearchParams();
  if (state.distribution !== null) given.set("distribution", state.distribution);
  if (state.selected !== null) given.set(state.selected.kind, state.selected.name);
  for (const key of ["find", "search"]) {
    if (state[key] !== "") given.set(key, state[key]);
  }
  return `#${given}`;
}

/** A link may be older than the page: what there is no more is not chosen. */
function withoutUnknown(state, relations) {
  const isKnown = {
    component: (name) => relations.components.has(name),
    tag: (name) => relations.tags.includes(name),
    layer: (path) => [...relations.distributions.values()].some((one) => one.layers.some((layer) => layer.path === path)),
  };
  const { distribution, selected } = state;
  return {
    ...state,
    distribution: relations.distributions.has(distribution) ? distribution : null,
    selected: selected !== null && isKnown[selected.kind](selected.name) ? selected : null,
  };
}
