// Wires the page: the address changes, and everything is shown anew.

const relations = readRelations(byId("document").textContent);
let view = null;
let isDrawing = false;

function redrawEdges() {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    drawEdges(view);
  });
}

function keepFocus(show) {
  const { kind, name } = document.activeElement?.dataset ?? {};
  show();
  if (kind === undefined) return;
  document.querySelector(`button[data-kind="${kind}"][data-name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

function show() {
  view = makeView(relations, withoutUnknown(readState(), relations));
  for (const id of ["find", "search"]) {
    if (byId(id).value !== view.state[id]) byId(id).value = view.state[id];
  }
  keepFocus(() => fillColumns(view));
  fillDetails(view);
  tellStatus(view);
  byId("clear").disabled = hashOf(view.state) === "#";
  redrawEdges();
}

/** What was followed from a link may lie far down its list. */
function showAndReveal() {
  show();
  for (const one of document.querySelectorAll("button[aria-pressed=true]")) one.scrollIntoView({ block: "nearest" });
}

/** A choice is a step to go back to; what is typed replaces the address. */
function choose(change) {
  history.pushState(null, "", hashOf({ ...view.state, ...change }));
  showAndReveal();
}

function type(change) {
  history.replaceState(null, "", hashOf({ ...view.state, ...change }));
  show();
}

function press(button) {
  const { kind, name } = button.dataset;
  const isPressed = button.getAttribute("aria-pressed") === "true";
  if (kind === "distribution") choose({ distribution: isPressed ? null : name });
  else choose({ selected: isPressed ? null : { kind, name } });
}

/** Esc takes back the last kind of choice: what is typed, the selection, the distribution. */
function goBack() {
  if (view.state.find !== "" || view.state.search !== "") type({ find: "", search: "" });
  else if (view.state.selected !== null) choose({ selected: null });
  else if (view.chosen !== null) choose({ distribution: null });
}

function tellSource({ repo, ref, commit, version }) {
  const parts = [repo, ref, /^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 12) : commit, version];
  byId("source").textContent = [...new Set(parts.filter((one) => one !== null && one !== ""))].join(" · ");
}

function start() {
  tellSource(relations.upstream);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-kind]");
    if (button !== null) press(button);
  });
  byId("clear").addEventListener("click", () => choose({ distribution: null, selected: null, find: "", search: "" }));
  for (const id of ["find", "search"]) byId(id).addEventListener("input", (event) => type({ [id]: event.target.value }));
  document.addEventListener("keydown", (event) => onKey(event, goBack));
  document.addEventListener("scroll", redrawEdges, { capture: true, passive: true });
  new ResizeObserver(redrawEdges).observe(byId("columns"));
  addEventListener("hashchange", showAndReveal);
  showAndReveal();
}

start();
