// What terminals do with a line: carriage returns go back to its start, SGR sequences colour it.
const sequence = /\x1b\[([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]/;
const control = /[\x00-\x08\x0b-\x1f\x7f]/;
const csi = new RegExp(`${sequence.source}|${control.source}`, "g");
export const plain = { fg: 0, bg: 0, bold: false, dim: false, italic: false, underline: false };

// What was written behind the last return covers what stood there.
export function overwrite(line) {
  if (line.endsWith("\r")) line = line.replace(/\r+$/, "");
  if (!line.includes("\r")) return line;
  // From the last part to the first: each shows only beyond what the later ones cover.
  const shown = [];
  let covered = 0;
  for (const part of line.split("\r").reverse()) {
    if (part.length > covered) {
      shown.push(covered === 0 ? part : part.slice(covered));
      covered = part.length;
    }
    if (part.includes("\x1b")) break;
  }
  return shown.join("");
}

function change(style, codes) {
  const next = { ...style };
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at];
    if (code === 0) Object.assign(next, plain);
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 3) next.italic = true;
    else if (code === 4) next.underline = true;
    else if (code === 22) next.bold = next.dim = false;
    else if (code === 23) next.italic = false;
    else if (code === 24) next.underline = false;
    else if (code >= 30 && code <= 37 || code >= 90 && code <= 97) next.fg = code;
    else if (code === 39) next.fg = 0;
    else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) next.bg = code;
    else if (code === 49) next.bg = 0;
    else if (code === 38 || code === 48) {
      // Of the 256 colours, the first 16 are those that have classes; others are left out.
      const of256 = codes[at + 1] === 5 ? codes[at + 2] : -1;
      if (of256 >= 0 && of256 < 16) {
        const named = of256 < 8 ? 30 + of256 : 82 + of256;
        if (code === 38) next.fg = named;
        else next.bg = named + 10;
      }
      at += codes[at + 1] === 5 ? 2 : 4;
    }
  }
  return next;
}

function className(style) {
  const names = [];
  if (style.fg) names.push(`f${style.fg}`);
  if (style.bg) names.push(`b${style.bg}`);
  for (const name of ["bold", "dim", "italic", "underline"]) if (style[name]) names.push(`t-${name}`);
  return names.join(" ");
}

// The line in pieces of one look each, and the style that the next line begins with.
export function read(line, style) {
  const pieces = [];
  let from = 0;
  const add = (to) => to > from && pieces.push({ text: line.slice(from, to), name: className(style) });
  for (const found of line.matchAll(csi)) {
    add(found.index);
    from = found.index + found[0].length;
    if (found[2] === "m") style = change(style, found[1].split(";").map(Number));
  }
  add(line.length);
  return { pieces, style };
}

export const strip = (line) => line.replace(csi, "");
