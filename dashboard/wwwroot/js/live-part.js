// Exchanges a part of a page for what the server renders now, without taking anything from who is at it.
const typed = "input:not([type=hidden]), textarea, select";
const formToken = 'input[name="__RequestVerificationToken"]';
const token = `${formToken}, input[data-once]`;
const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";
const scrollable = ".table-frame, .chart-frame, pre, .log";

// What of a part does not differ from one rendering to the next by itself: neither the words of times nor the tokens of
// forms. A part with a key holds what a script has built up: it is another one when its key is.
export function fingerprint(part) {
  if (part.dataset.liveKey) return part.dataset.liveKey;
  const copy = part.cloneNode(true);
  for (const field of copy.querySelectorAll(token)) field.removeAttribute("value");
  for (const time of copy.querySelectorAll("time")) time.textContent = "";
  return copy.innerHTML;
}

// Somebody selects in it, or has typed there.
export function isHeld(part) {
  const selection = getSelection();
  if (!selection.isCollapsed && part.contains(selection.anchorNode)) return true;
  return [...part.querySelectorAll(typed)].some(
    (field) => (field === document.activeElement && !field.matches("[type=search]"))
      || field.matches("input, textarea") && field.value !== field.defaultValue);
}

const nameOf = (element) => [
  element.tagName, element.id, element.getAttribute("name"), element.getAttribute("href"), element.textContent,
  element.closest("form")?.getAttribute("action"),
].join("\n");

// The place of an element among those that are named as it.
function placeOf(part, element) {
  const name = nameOf(element);
  const same = [...part.querySelectorAll(focusable)].filter((other) => nameOf(other) === name);
  return { name, index: same.indexOf(element) };
}

export function replace(part, fresh) {
  // A form's token is another one each time, and the old one stays good.
  const old = part.querySelector(formToken)?.getAttribute("value");
  if (old) {
    for (const field of fresh.querySelectorAll(formToken)) field.setAttribute("value", old);
  }
  const focused = part !== document.activeElement && part.contains(document.activeElement)
    ? placeOf(part, document.activeElement)
    : null;
  const scrolled = [...part.querySelectorAll(scrollable)].map((frame) => [frame.scrollLeft, frame.scrollTop]);
  const opened = [...part.querySelectorAll("details")].map((details) => details.open);
  part.innerHTML = fresh.innerHTML;
  part.querySelectorAll(scrollable).forEach((frame, index) => {
    [frame.scrollLeft, frame.scrollTop] = scrolled[index] ?? [0, 0];
  });
  part.querySelectorAll("details").forEach((details, index) => { details.open = opened[index] ?? details.open; });
  if (focused) {
    [...part.querySelectorAll(focusable)].filter((element) => nameOf(element) === focused.name)[focused.index]
      ?.focus({ preventScroll: true });
  }
}
