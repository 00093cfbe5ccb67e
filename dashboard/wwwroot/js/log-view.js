// Shows the lines of a log that are in sight, however many there are. All of a line is inserted as text.
const spare = 20;

export class LogView {
  #frame;
  #lines;
  #space;
  #rows;
  #height = 20;
  #drawn = "";
  #isOwnScroll = false;
  marked = -1;
  follows = false;
  onFollow = () => {};

  constructor(frame, lines) {
    this.#frame = frame;
    this.#lines = lines;
    this.#space = document.createElement("div");
    this.#space.className = "log-space";
    this.#rows = document.createElement("div");
    this.#rows.className = "log-rows";
    this.#space.append(this.#rows);
    frame.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(frame);
  }

  // The lines that came with the page stay until the first of the whole log are there.
  #isAttached() {
    if (this.#space.isConnected) return true;
    if (!this.#lines.size) return false;
    this.#frame.classList.add("all");
    this.#frame.replaceChildren(this.#space);
    this.#height = parseFloat(getComputedStyle(this.#frame).getPropertyValue("--line-height")) || 20;
    return true;
  }

  // Who scrolls up reads, and who scrolls to the end follows again by `j` only.
  #scrolled() {
    if (!this.#isOwnScroll && this.follows && !this.#isAtEnd()) this.follow(false);
    this.#isOwnScroll = false;
    this.draw();
  }

  #isAtEnd() {
    return this.#frame.scrollTop + this.#frame.clientHeight >= this.#frame.scrollHeight - 2 * this.#height;
  }

  follow(follows) {
    this.follows = follows;
    this.draw();
    this.onFollow(follows);
  }

  // Marks a line and brings it into sight.
  goTo(line) {
    if (this.follows) this.follow(false);
    this.marked = line;
    this.#drawn = "";
    if (!this.#isAttached()) return;
    this.#grow();
    this.#scrollTo(this.#lines.placeOf(line) * this.#height - this.#frame.clientHeight / 3);
    this.draw();
  }

  // It is shown on a page that is about more than it.
  get isPart() { return this.#frame.dataset.logPage !== undefined; }

  // False when the page has another log in its place.
  get isShown() { return this.#frame.isConnected; }

  // The line at the upper edge.
  get top() { return this.#lines.lineAt(Math.floor(this.#frame.scrollTop / this.#height)) ?? 0; }

  renew() {
    this.#drawn = "";
    this.draw();
  }

  #scrollTo(top) {
    const to = Math.max(0, Math.min(top, this.#frame.scrollHeight - this.#frame.clientHeight));
    if (Math.abs(to - this.#frame.scrollTop) < 1) return;
    this.#isOwnScroll = true;
    this.#frame.scrollTop = to;
  }

  #grow() {
    const height = `${this.#lines.count * this.#height}px`;
    if (this.#space.style.height !== height) this.#space.style.height = height;
  }

  draw() {
    if (!this.#isAttached()) return;
    this.#grow();
    if (this.follows) this.#scrollTo(this.#frame.scrollHeight);
    const first = Math.max(0, Math.floor(this.#frame.scrollTop / this.#height) - spare);
    const last = Math.min(this.#lines.count, first + Math.ceil(this.#frame.clientHeight / this.#height) + 2 * spare);
    // The last line may be one that still grows.
    const state = `${first} ${last} ${this.marked} ${last === this.#lines.count ? this.#lines.size : ""}`;
    if (state === this.#drawn) return;
    this.#drawn = state;
    const rows = document.createDocumentFragment();
    for (let place = first; place < last; place++) rows.append(this.#row(this.#lines.lineAt(place)));
    this.#rows.style.transform = `translateY(${first * this.#height}px)`;
    this.#rows.replaceChildren(rows);
  }

  #link(row, number) {
    row.id = `L${number}`;
    const link = document.createElement("a");
    link.href = `${this.#frame.dataset.logPage ?? ""}#L${number}`;
    link.textContent = number;
    return link;
  }

  #row(line) {
    const { pieces, level } = this.#lines.get(line);
    const row = document.createElement("div");
    row.className = `line level-${level}${line === this.marked ? " marked" : ""}`;
    if (!this.#lines.isTail) row.append(this.#link(row, line + 1));
    const words = document.createElement("span");
    for (const { text, name } of pieces) {
      if (!name) {
        words.append(text);
        continue;
      }
      const piece = document.createElement("span");
      piece.className = name;
      piece.textContent = text;
      words.append(piece);
    }
    row.append(words);
    return row;
  }
}
