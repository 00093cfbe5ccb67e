// Keeps the parts of a page that are marked with data-live as the server would render them now. The server's stream
// says when something has changed; without it the page asks by itself, seldom.
import { fingerprint, isHeld, replace } from "./live-part.js";

const minPause = 500;
const maxPause = 30000;
const pollInterval = 10000;
const soonInterval = 10000; // where something that is no event counts, such as heartbeats
const slowInterval = 30000;
const streamRetry = 10000;

const topic = document.querySelector("main")?.dataset.topic ?? "lab";
const known = new Map(); // what the server last rendered of each part
let stream = null;
let isConnected = false;
let version = null; // the newest that was told
let shown = null; // the one that the page shows, all of it
let loadedAt = Date.now(); // until when the page is known to be true
let askedAt = Date.now();
let isLoading = false;
let failureCount = 0;
let held = []; // parts that are old because somebody types or selects in them
let timer = 0;

const parts = (root) => [...root.querySelectorAll("[data-live]")];
const idsOf = (root) => parts(root).map((part) => part.id).join(" ");
// What scripts have built up would be lost, but for what says by its part when it has to go.
const hasScripts = () => document.querySelector("[data-log]:not([data-live] *), [data-preview-form]") !== null;

function update(part, fresh) {
  const print = fingerprint(fresh);
  if (known.get(part.id) === print) return;
  if (isHeld(part)) {
    held.push(part);
    return;
  }
  known.set(part.id, print);
  replace(part, fresh);
}

// A list that became empty, a job that has gone: the page has other parts now.
function updateAll(next) {
  const [main, fresh] = [document.querySelector("main"), next.querySelector("main")];
  if (isHeld(main)) {
    held.push(main);
    return;
  }
  replace(main, fresh);
  remember();
}

function remember() {
  known.clear();
  for (const part of parts(document)) known.set(part.id, fingerprint(part));
}

async function refresh() {
  const target = version;
  askedAt = Date.now();
  const response = await fetch(location.href, {
    headers: { accept: "text/html", "x-refresh": "1" },
    signal: AbortSignal.timeout(15000),
  });
  if (!response.ok && response.status !== 404) throw new Error(`status ${response.status}`);
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  held = [];
  if (idsOf(next) !== idsOf(document) && !hasScripts()) updateAll(next);
  else for (const part of parts(document)) {
    const fresh = next.getElementById(part.id);
    if (fresh) update(part, fresh);
  }
  document.dispatchEvent(new Event("live-changed"));
  if (held.length > 0) return;
  shown = target;
  loadedAt = askedAt;
}

async function ask() {
  timer = 0;
  if (document.hidden || isLoading) return;
  isLoading = true;
  try {
    if (parts(document).length > 0) await refresh();
    failureCount = 0;
  } catch {
    // The age of the page tells it; it is asked for again, after a growing pause.
    failureCount++;
  } finally {
    isLoading = false;
    show();
    if (version !== shown && isConnected && held.length === 0) schedule();
  }
}

function schedule() {
  if (timer || isLoading) return;
  const pause = Math.min(maxPause, minPause * 2 ** failureCount);
  timer = setTimeout(ask, Math.max(0, askedAt + pause - Date.now()));
}

// What was left alone for who typed or selected there is brought up to date once they have done.
function release() {
  if (held.length > 0 && !held.some(isHeld)) schedule();
}

function hear(message) {
  const state = JSON.parse(message.data);
  isConnected = state.connected;
  version = state.version;
  if (version !== shown) schedule();
  else if (isConnected) loadedAt = Math.max(loadedAt, Date.now() - state.age * 1000);
  document.dispatchEvent(new Event("live-heard"));
  show();
}

function open() {
  if (stream || document.hidden) return;
  stream = new EventSource(`/live?topic=${encodeURIComponent(topic)}`);
  stream.onmessage = hear;
  stream.onerror = () => {
    isConnected = false;
    // The browser asks again by itself, unless it was refused.
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(open, streamRetry);
    }
    show();
  };
}

function close() {
  stream?.close();
  stream = null;
  isConnected = false;
}

function tick() {
  if (document.hidden) return;
  const isSoon = document.querySelector("[data-live-soon]") !== null;
  const interval = !isConnected ? pollInterval : isSoon ? soonInterval : slowInterval;
  if (Date.now() - askedAt >= interval) schedule();
  show();
}

// A screen reader is told the word only, not each second.
function show() {
  const place = document.querySelector("[data-live-state]");
  if (!place) return;
  if (!place.firstChild) {
    const word = document.createElement("span");
    word.setAttribute("role", "status");
    const age = document.createElement("span");
    age.setAttribute("aria-hidden", "true");
    place.append(word, age);
  }
  const [word, age] = place.children;
  const seconds = Math.max(0, Math.round((Date.now() - loadedAt) / 1000));
  const text = isConnected ? "● live" : "◌ not live";
  if (word.textContent !== text) word.textContent = text;
  word.className = isConnected ? "on" : "off";
  age.textContent = ` · ${seconds} s old`;
  place.title = isConnected ? "Changes are shown as they happen" : "Changes are asked for every 10 s";
}

export function startLive() {
  if (!document.querySelector("[data-live], [data-log]")) return;
  remember();
  open();
  show();
  setInterval(tick, 1000);
  document.addEventListener("selectionchange", release);
  document.addEventListener("focusout", () => setTimeout(release));
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  // A page that is kept for the way back holds no stream.
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}
