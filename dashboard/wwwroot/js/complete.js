// Completes the word that is typed into the search of jobs: qualifiers first, then their values. A list box beside its
// field, as WAI-ARIA describes it.
const maxShown = 8;

export function start() {
  const field = document.querySelector("[data-complete]");
  const known = [...document.querySelectorAll("[data-completions] option")]
    .map((option) => ({ value: option.value, meaning: option.textContent }));
  const list = document.createElement("ul");
  list.id = "completions";
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  let chosen = -1;

  const word = () => {
    const end = field.selectionStart;
    const start = field.value.lastIndexOf(" ", end - 1) + 1;
    return { start, end, text: field.value.slice(start, end) };
  };

  function found() {
    const { text } = word();
    // Of a value with commas the last one: state:failed,cra.
    const comma = text.lastIndexOf(",");
    const colon = text.indexOf(":");
    const sought = comma > colon && colon > 0 ? text.slice(0, colon + 1) + text.slice(comma + 1) : text;
    if (sought === "") return [];
    return known.filter(({ value }) => value.startsWith(sought) && value !== sought
      && (sought.includes(":") || value.endsWith(":"))).slice(0, maxShown);
  }

  function show() {
    const items = found();
    chosen = -1;
    list.replaceChildren(...items.map(({ value, meaning }, index) => {
      const item = document.createElement("li");
      item.id = `completion-${index}`;
      item.setAttribute("role", "option");
      item.dataset.value = value;
      const name = document.createElement("strong");
      name.textContent = value;
      const words = document.createElement("span");
      words.className = "faint";
      words.textContent = ` ${meaning}`;
      item.append(name, words);
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(value);
      });
      return item;
    }));
    list.hidden = items.length === 0;
    mark();
  }

  function mark() {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", index === chosen));
    field.setAttribute("aria-expanded", !list.hidden);
    if (chosen >= 0) field.setAttribute("aria-activedescendant", list.children[chosen].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function take(value) {
    const { start, end, text } = word();
    const comma = text.lastIndexOf(",");
    const whole = comma > 0 ? text.slice(0, comma + 1) + value.slice(value.indexOf(":") + 1) : value;
    field.setRangeText(whole + (whole.endsWith(":") ? "" : " "), start, end, "end");
    show();
  }

  field.addEventListener("input", show);
  field.addEventListener("blur", () => { list.hidden = true; mark(); });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.key === "ArrowDown") chosen = (chosen + 1) % count;
      else chosen = chosen <= 0 ? count - 1 : chosen - 1;
      mark();
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(list.children[chosen].dataset.value);
    else if (event.key === "Escape") list.hidden = true;
    else return;
    event.preventDefault();
  });
}
