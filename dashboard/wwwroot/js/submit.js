// Shows what a submit would queue, as one types: sends the form as its Preview button does, and takes that part of the
// answer.
const pause = 400;

export function start() {
  const form = document.querySelector("[data-preview-form]");
  const preview = document.getElementById("preview");
  let timer;
  let running;

  async function show() {
    running?.abort();
    const mine = running = new AbortController();
    const fields = new FormData(form);
    fields.set("Do", "preview");
    preview.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(location.href, {
        method: "POST",
        body: new URLSearchParams(fields),
        signal: AbortSignal.any([mine.signal, AbortSignal.timeout(15000)]),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById("preview");
      if (fresh && fresh.innerHTML !== preview.innerHTML) preview.innerHTML = fresh.innerHTML;
    } catch (error) {
      if (mine !== running) return;
      const note = document.createElement("p");
      note.className = "note odd";
      note.textContent = `The preview could not be made (${error.message}). `
        + "What you wrote is still here; reload the page to go on.";
      preview.replaceChildren(note);
    } finally {
      if (mine === running) preview.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, pause);
  });
}
