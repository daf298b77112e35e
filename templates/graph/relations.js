// The document of `ocelot-gen graph --format json`, with its names looked up.

const tagPrefix = "lambdacomponents.";
const customTag = "lambdacomponents.custom";

function shortTag(tag) {
  return tag.startsWith(tagPrefix) ? tag.slice(tagPrefix.length) : tag;
}

function shownModule(module) {
  return module.version === null ? module.module : `${module.module}@${module.version}`;
}

function named(things) {
  return new Map(things.map((one) => [one.name, one]));
}

function indexDistribution(distribution) {
  return {
    ...distribution,
    ways: named(distribution.components),
    writers: new Map(distribution.tags.map((one) => [one.tag, one.from])),
  };
}

function tagsIn(distributions, components) {
  const written = distributions.flatMap((one) => one.tags.map((tag) => tag.tag));
  const mentioned = components.flatMap((one) => one.tags);
  return [...new Set([...written, ...mentioned])].sort();
}

/** Characters that are not visible or that change the order of others, as escapes such as \u202e. */
function visible(text) {
  const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
  return text.replace(hidden, (character) => {
    const digits = character.codePointAt(0).toString(16);
    return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
  });
}

function readRelations(text) {
  const read = JSON.parse(text, (_, value) => (typeof value === "string" ? visible(value) : value));
  const distributions = read.distributions.map(indexDistribution);
  return {
    upstream: read.upstream,
    knowsUpstream: read.knows_upstream,
    distributions: named(distributions),
    components: named(read.components),
    tags: tagsIn(distributions, read.components),
    lineages: lineagesOf(named(distributions)),
  };
}

/** Where a distribution has its tags from: its bases, or the library of a plugin. */
function parentsOf(distribution) {
  return distribution.library === null ? distribution.bases : [distribution.library];
}

/** The distributions as a tree: each stands below its first base, with its depth. */
function lineagesOf(distributions) {
  const heirs = new Map();
  for (const one of distributions.values()) {
    const base = parentsOf(one).find((name) => distributions.has(name)) ?? null;
    heirs.set(base, [...(heirs.get(base) ?? []), one]);
  }
  const rows = [];
  const visit = (base, depth) => {
    for (const one of heirs.get(base) ?? []) {
      rows.push({ distribution: one, depth });
      visit(one.name, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}

/** The distributions that hold a component, or that have a tag. */
function holdersOf(component, distributions) {
  return distributions.filter((one) => one.ways.has(component));
}

function havingTag(tag, distributions) {
  return distributions.filter((one) => one.writers.has(tag));
}
