// What every page has: times that stay true, live parts, keys. All of it is an addition: pages work without.
import { startLive } from "./live.js";

const units = [["d", 86400], ["h", 3600], ["m", 60], ["s", 1]];

function span(seconds) {
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return "0 s";
  const [unit, size] = units[first];
  const count = Math.floor(seconds / size);
  if (unit === "s" || (unit === "d" && count >= 4)) return `${count} ${unit}`;
  const [lowerUnit, lowerSize] = units[first + 1];
  const rest = Math.floor((seconds % size) / lowerSize);
  return rest ? `${count} ${unit} ${rest} ${lowerUnit}` : `${count} ${unit}`;
}

// The same words as on the server (Dashboard/Ago.cs).
function tellTimes() {
  const now = Date.now();
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const seconds = (now - Date.parse(time.dateTime)) / 1000;
    const text = seconds >= 0 ? `${span(seconds)} ago` : `in ${span(-seconds)}`;
    if (time.textContent !== text) time.textContent = text;
  }
}

function isTyping(event) {
  return event.target.closest("input, textarea, select, [contenteditable]")
    || event.ctrlKey || event.metaKey || event.altKey;
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.matches("input") ? target.focus() : target.click();
});

setInterval(() => document.hidden || tellTimes(), 1000);
document.addEventListener("live-changed", tellTimes);
startLive();
if (document.querySelector("[data-preview-form]")) {
  import("./submit.js").then((submit) => submit.start());
}
if (document.querySelector("[data-complete]")) {
  import("./complete.js").then((complete) => complete.start());
}
// A log may come with a later look, or another one in its place.
let frame = null;
function startLog() {
  const found = document.querySelector("[data-log]");
  if (!found || found === frame) return;
  frame = found;
  import("./log.js").then((log) => log.start());
}
document.addEventListener("live-changed", startLog);
startLog();
