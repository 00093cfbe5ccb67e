// Keeps the parts of a page that are marked with data-live as the server would render them now. The server's stream
// says when something has changed; without it the page asks by itself, seldom.
const minPause = 500;
const pollInterval = 10000;
const slowInterval = 30000;
const streamRetry = 10000;
const typed = "input:not([type=hidden]), textarea, select";
const token = 'input[name="__RequestVerificationToken"]';

const topic = document.querySelector("main")?.dataset.topic ?? "lab";
let stream = null;
let isConnected = false;
let version = null; // the newest that was told
let shown = null; // the one that the page shows
let loadedAt = Date.now(); // until when the page is known to be true
let askedAt = Date.now();
let isLoading = false;
let timer = 0;

function isKept(part) {
  const selection = getSelection();
  if (!selection.isCollapsed && part.contains(selection.anchorNode)) return true;
  // Who types in a part keeps it.
  return [...part.querySelectorAll(typed)].some(
    (field) => field === document.activeElement
      || field.matches("input, textarea") && field.value !== field.defaultValue);
}

function replace(part, fresh) {
  // A form's token is another one each time, and the old one stays good.
  const old = part.querySelector(token)?.getAttribute("value");
  if (old) for (const field of fresh.querySelectorAll(token)) field.setAttribute("value", old);
  if (fresh.innerHTML === part.innerHTML) return;
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const address = focused?.getAttribute("href");
  part.innerHTML = fresh.innerHTML;
  if (address) part.querySelector(`[href="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
}

async function refresh() {
  const target = version;
  askedAt = Date.now();
  const response = await fetch(location.href, { headers: { accept: "text/html" }, signal: AbortSignal.timeout(15000) });
  if (!response.ok && response.status !== 404) throw new Error(`status ${response.status}`);
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = next.getElementById(part.id);
    if (fresh && !isKept(part)) replace(part, fresh);
  }
  shown = target;
  loadedAt = Date.now();
  document.dispatchEvent(new Event("live-changed"));
}

async function update() {
  timer = 0;
  if (document.hidden || isLoading) return;
  isLoading = true;
  try {
    if (document.querySelector("[data-live]")) await refresh();
  } catch {
    // The age of the page tells it; it is asked for again.
  } finally {
    isLoading = false;
    show();
    if (version !== shown && isConnected) schedule();
  }
}

function schedule() {
  if (timer || isLoading) return;
  timer = setTimeout(update, Math.max(0, askedAt + minPause - Date.now()));
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
  const interval = isConnected ? slowInterval : pollInterval;
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
  open();
  show();
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  // A page that is kept for the way back holds no stream.
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}
