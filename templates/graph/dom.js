// Elements. User text goes into text nodes and attributes only, never through a parser of HTML.

function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes (those that are undefined are left out) and children, elements or text. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Text with the part that a search found in a <mark>. */
function marked(text, wanted) {
  const begin = wanted === "" ? -1 : text.toLowerCase().indexOf(wanted);
  if (begin < 0) return [text];
  const end = begin + wanted.length;
  return [text.slice(0, begin), element("mark", {}, text.slice(begin, end)), text.slice(end)];
}
