// Appends what a log grows by.
const interval = 2000;

export function start() {
  const log = document.querySelector("[data-log]");
  let size = Number(log.dataset.size);
  let running = false;
  setInterval(async () => {
    if (document.hidden || running) return;
    running = true;
    try {
      const response = await fetch(`${log.dataset.log}?offset=${size}`);
      if (!response.ok) return;
      const bytes = await response.arrayBuffer();
      if (bytes.byteLength === 0) return;
      size += bytes.byteLength;
      append(log, new TextDecoder().decode(bytes));
    } finally {
      running = false;
    }
  }, interval);
}

function append(log, text) {
  const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
  const lines = text.split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  for (const text of lines) {
    const number = log.childElementCount + 1;
    const line = document.createElement("div");
    line.className = "line";
    line.id = `L${number}`;
    const link = document.createElement("a");
    link.href = `#L${number}`;
    link.textContent = number;
    const words = document.createElement("span");
    words.textContent = text;
    line.append(link, words);
    log.append(line);
  }
  if (atEnd) log.scrollTop = log.scrollHeight;
}
