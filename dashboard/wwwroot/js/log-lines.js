// A log as lines: filled piece by piece, each line with its level; what a filter lets through.
import { overwrite, plain, read, strip } from "./ansi.js";

export const maxLines = 500000;
export const levels = { all: 0, warning: 1, failure: 2 };
const failure = /\b(?:error|fail(?:ed|ure)?|fatal|panic|BUG:|Oops|segfault|Traceback|exception|not ok|aborted)\b/i;
const noFailure = /\b(?:0|no) (?:error|fail|failure|exception)|\b(?:error|fail(?:ed|ures?)?)s?[:=] ?0\b/i;
const warning = /\bwarn(?:ing)?\b/i;

export function levelOf(text) {
  if (failure.test(text) && !noFailure.test(text)) return levels.failure;
  return warning.test(text) ? levels.warning : levels.all;
}

export class LogLines {
  #decoder = new TextDecoder();
  #lines = [];
  #levels = [];
  #styles = new Map(); // the style that a line begins with, where it is not plain
  #style = plain;
  #open = ""; // the last line, which has no end yet
  #shown = null; // the numbers that the filter lets through; null: all
  #level = levels.all;
  #words = "";

  #isCut; // the first line has no beginning

  // How many bytes of the log were read or passed over.
  size;
  isFull = false;
  isTail;

  constructor(from = 0) {
    this.size = from;
    this.isTail = this.#isCut = from > 0;
  }

  add(bytes) {
    this.size += bytes.length;
    if (this.isFull) return;
    const parts = (this.#open + this.#decoder.decode(bytes, { stream: true })).split("\n");
    if (this.#isCut && parts.length > 1) {
      parts.shift();
      this.#isCut = false;
    }
    this.#open = parts.pop();
    for (const part of parts) this.#append(part);
    // A single line may not grow without bounds either.
    if (this.#open.length > 100000) {
      this.#append(this.#open);
      this.#open = "";
    }
  }

  #append(part) {
    if (this.#lines.length >= maxLines) {
      this.isFull = true;
      return;
    }
    const line = overwrite(part);
    const index = this.#lines.length;
    const level = levelOf(line.includes("\x1b") ? strip(line) : line);
    if (this.#style !== plain) this.#styles.set(index, this.#style);
    if (line.includes("\x1b")) {
      const { style } = read(line, this.#style);
      this.#style = Object.values(style).some(Boolean) ? style : plain;
    }
    this.#lines.push(line);
    this.#levels.push(level);
    if (this.#shown && this.#isLetThrough(index)) this.#shown.push(index);
  }

  // Lines with an end, and the one that is being written.
  get total() { return this.#lines.length + (this.#open ? 1 : 0); }
  get count() { return this.#shown ? this.#shown.length : this.total; }

  // The number of the line in this place; both begin at 0.
  lineAt(place) { return this.#shown ? this.#shown[place] : place; }

  // The place of a line, or of the next that is shown.
  placeOf(line) {
    if (!this.#shown) return Math.min(line, this.total - 1);
    let low = 0, high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#shown[middle] < line) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, this.#shown.length - 1);
  }

  get(line) {
    const text = line < this.#lines.length ? this.#lines[line] : overwrite(this.#open);
    const style = line < this.#lines.length ? this.#styles.get(line) ?? plain : this.#style;
    return { pieces: read(text, style).pieces, level: this.#levels[line] ?? levelOf(text) };
  }

  filter(level, words) {
    this.#level = level;
    this.#words = words.toLowerCase();
    this.#shown = level === levels.all && !words ? null : [];
    if (this.#shown) {
      for (let index = 0; index < this.#lines.length; index++) {
        if (this.#isLetThrough(index)) this.#shown.push(index);
      }
    }
  }

  #isLetThrough(index) {
    return this.#levels[index] >= this.#level
      && (!this.#words || strip(this.#lines[index]).toLowerCase().includes(this.#words));
  }

  // The next shown line that tells of a failure, from the beginning again behind the last; -1 when there is none.
  nextFailure(after) {
    const count = this.#levels.length;
    for (let step = 1; step <= count; step++) {
      const index = (after + step) % count;
      const isFailure = this.#levels[index] === levels.failure;
      if (isFailure && (!this.#shown || this.#isLetThrough(index))) return index;
    }
    return -1;
  }
}
