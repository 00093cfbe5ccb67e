// The log viewer: all that is there, then what it grows by; filters, the next failure, following.
import { LogLines, levels, maxLines } from "./log-lines.js";
import { LogView } from "./log-view.js";

const minPause = 1000;
const maxPause = 5000;
const firstRead = 120000;

export function start() {
  const frame = document.querySelector("[data-log]");
  const lines = new LogLines(Number(frame.dataset.logFrom));
  const view = new LogView(frame, lines);
  const tools = makeTools(document.querySelector("[data-log-tools]"), lines, view);
  document.querySelectorAll("[data-log-note]").forEach((note) => note.remove());
  document.addEventListener("keydown", (event) => {
    if (view.isShown && press(event, tools)) frame.scrollIntoView({ block: "nearest" });
  });
  addEventListener("hashchange", () => goToAddress(view));
  if (view.isPart || frame.dataset.logFollow && !lineOfAddress(view)) view.follow(true);
  new Reader(frame.dataset.log, lines, view, tools).run();
}

// Lines of a log that is a part of a page have their addresses on the log's own page.
const lineOfAddress = (view) => view.isPart ? 0 : Number(/^#L(\d+)$/.exec(location.hash)?.[1] ?? 0);

function goToAddress(view) {
  const line = lineOfAddress(view);
  if (line) view.goTo(line - 1);
}

// Reads on where it stopped, whatever stopped it: one request after another.
class Reader {
  #address; #lines; #view; #tools;
  #pause = minPause;
  #wake = () => {};
  #isAddressShown = false;

  constructor(address, lines, view, tools) {
    this.#address = address;
    this.#lines = lines;
    this.#view = view;
    this.#tools = tools;
    for (const event of ["live-heard", "visibilitychange"]) document.addEventListener(event, () => this.#wake());
  }

  async run() {
    for (let isOver = false; !isOver && this.#view.isShown;) {
      if (!document.hidden) {
        const before = this.#lines.size;
        // Known before the last read: what was written until the end is in it.
        isOver = !document.querySelector("[data-log-grows]");
        try {
          await this.#read();
          this.#tools.tell("");
        } catch {
          isOver = false;
          this.#tools.tell("The log does not answer; it is asked again.");
        }
        this.#pause = this.#lines.size > before ? minPause : Math.min(maxPause, this.#pause * 1.5);
        this.#showAddress(true);
      }
      if (isOver) {
        this.#view.follow(false);
        break;
      }
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, this.#pause);
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async #read() {
    const address = `${this.#address}?offset=${this.#lines.size}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(firstRead) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      this.#lines.add(value);
      this.#showAddress(false);
      this.#view.draw();
      this.#tools.count();
    }
  }

  // A line that was linked is shown as soon as it is there.
  #showAddress(isAll) {
    const line = lineOfAddress(this.#view);
    if (this.#isAddressShown || !line || !isAll && this.#lines.total < line) return;
    this.#isAddressShown = true;
    goToAddress(this.#view);
  }
}

function press(event, tools) {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "f") tools.nextFailure();
  else if (event.key === "j") tools.toggleFollow();
  else return false;
  return true;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function makeTools(place, lines, view) {
  const level = element("select", { ariaLabel: "Level" },
    element("option", { value: levels.all }, "All lines"),
    element("option", { value: levels.warning }, "Warnings and failures"),
    element("option", { value: levels.failure }, "Failures"));
  const words = element("input", { type: "search", placeholder: "Filter lines", ariaLabel: "Filter lines" });
  const failure = element("button", { type: "button", title: "Go to the next failure (f)" }, "Next failure");
  const follow = element("button", { type: "button", title: "Stay at the end (j)" }, "Follow");
  const note = element("span", { className: "faint" });
  note.setAttribute("role", "status");
  const count = element("span", { className: "faint" });
  place.append(level, words, failure, follow, count, note);

  const tools = {
    nextFailure() {
      const line = lines.nextFailure(view.marked >= 0 ? view.marked : view.top - 1);
      if (line < 0) return tools.tell(`No${lines.count === lines.total ? "" : " shown"} line tells of a failure.`);
      if (!view.isPart) history.replaceState(null, "", `#L${line + 1}`);
      view.goTo(line);
      tools.tell("");
    },
    toggleFollow() { view.follow(!view.follows); },
    tell(text) { if (note.textContent !== text) note.textContent = text; },
    count() {
      const total = lines.total.toLocaleString("en");
      const some = lines.count === lines.total ? "" : `${lines.count.toLocaleString("en")} of `;
      const text = `${some}${lines.isTail ? "the last " : ""}${total} lines`;
      count.textContent = lines.isFull ? `the first ${maxLines.toLocaleString("en")} lines; Download has all` : text;
    },
  };
  const filter = () => {
    const top = view.marked >= 0 ? view.marked : view.top;
    lines.filter(Number(level.value), words.value.trim());
    const follows = view.follows;
    if (!follows) {
      const marked = view.marked;
      view.goTo(top);
      view.marked = marked;
    }
    view.renew();
    tools.count();
  };
  level.addEventListener("change", filter);
  words.addEventListener("input", filter);
  failure.addEventListener("click", tools.nextFailure);
  follow.addEventListener("click", tools.toggleFollow);
  view.onFollow = (follows) => follow.setAttribute("aria-pressed", follows);
  follow.setAttribute("aria-pressed", view.follows);
  return tools;
}
