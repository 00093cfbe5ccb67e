// Keeps the parts of a page that are marked with data-live as the server would render them now.
const interval = 4000;
let loadedAt = Date.now();
let failed = false;

async function refresh() {
  const response = await fetch(location.href, { headers: { accept: "text/html" }, signal: AbortSignal.timeout(15000) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = next.getElementById(part.id);
    // Who types or has selected something in a part keeps it.
    if (!fresh || part.contains(document.activeElement) && document.activeElement.matches("input, textarea")) continue;
    if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
  }
  loadedAt = Date.now();
  document.dispatchEvent(new Event("live-changed"));
}

function show(state) {
  const age = Math.round((Date.now() - loadedAt) / 1000);
  state.textContent = failed ? `◌ not live, ${age} s old` : `● live`;
  state.title = `This page is ${age} s old`;
}

export function startLive() {
  if (!document.querySelector("[data-live]")) return;
  const state = document.createElement("span");
  state.className = "live-state";
  state.setAttribute("role", "status");
  document.querySelector(".top nav").after(state);
  let running = false;
  const tick = async () => {
    if (document.hidden || running) return;
    running = true;
    try {
      await refresh();
      failed = false;
    } catch {
      failed = true;
    } finally {
      running = false;
      show(state);
    }
  };
  show(state);
  setInterval(tick, interval);
  document.addEventListener("visibilitychange", tick);
}
