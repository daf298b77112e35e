// Keys: arrows within and between the lists, / to find, Esc to go back.

const lists = ["distributions", "tags", "components", "layers"];

function buttonsIn(id) {
  return [...byId(id).querySelectorAll("button")];
}

function moveWithin(button, key) {
  const buttons = buttonsIn(button.closest("ul").id);
  const at = buttons.indexOf(button);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
  buttons[Math.min(Math.max(targets[key], 0), buttons.length - 1)].focus();
}

function moveAcross(button, key) {
  const at = lists.indexOf(button.closest("ul").id) + (key === "ArrowRight" ? 1 : -1);
  if (at < 0 || at >= lists.length) return;
  byId(lists[at]).querySelector("button[tabindex='0']")?.focus();
}

function onArrow(event) {
  const button = event.target.closest("ul button");
  if (button === null || event.altKey || event.ctrlKey || event.metaKey) return;
  if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) moveWithin(button, event.key);
  else if (["ArrowLeft", "ArrowRight"].includes(event.key)) moveAcross(button, event.key);
  else return;
  event.preventDefault();
}

function onKey(event, goBack) {
  if (event.key === "/" && event.target.tagName !== "INPUT") {
    event.preventDefault();
    byId("find").focus();
  } else if (event.key === "Escape") {
    goBack();
  } else {
    onArrow(event);
  }
}
