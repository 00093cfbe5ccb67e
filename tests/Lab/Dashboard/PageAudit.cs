namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>
/// What a page owes to those who do not see or do not point: names of controls, headings, heads of tables, contrast of
/// WCAG's level AA. Each fault is a sentence.
/// </summary>
internal static class PageAudit
{
    public const string Script =
        """
        () => {
          const faults = [];
          const where = (element) => `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}`
            + `${element.className && element.className.split ? "." + element.className.split(" ").join(".") : ""}`
            + ` '${(element.textContent || element.value || "").trim().slice(0, 30)}'`;
          const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && element.getClientRects().length > 0;
          const nameOf = (element) => (element.getAttribute("aria-label")
            || (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean)
              .map((id) => document.getElementById(id)?.textContent).join(" ")
            || [...(element.labels || [])].map((label) => label.textContent).join(" ")
            || element.textContent || [...element.querySelectorAll("img[alt]")].map((image) => image.alt).join(" ")
            || element.title || "").trim();

          for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
            const words = field.tagName === "SELECT" || field.tagName === "TEXTAREA"
              ? (field.getAttribute("aria-label") || [...field.labels].map((label) => label.textContent).join(" ")).trim()
              : nameOf(field);
            if (isShown(field) && !words) faults.push(`no label: ${where(field)}`);
          }
          for (const control of document.querySelectorAll("button, a[href], summary")) {
            if (isShown(control) && !control.closest("[aria-hidden=true]") && !nameOf(control)) {
              faults.push(`no name: ${where(control)}`);
            }
          }
          for (const image of document.querySelectorAll("img:not([alt])")) faults.push(`no alt: ${where(image)}`);
          for (const frame of document.querySelectorAll("iframe:not([title])")) faults.push(`no title: ${where(frame)}`);
          const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
          for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`id twice: ${id}`);
          for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
            for (const element of document.querySelectorAll(`[${name}]`)) {
              for (const id of element.getAttribute(name).split(" ")) {
                if (!document.getElementById(id)) faults.push(`${name} names nothing: ${where(element)}`);
              }
            }
          }
          for (const table of document.querySelectorAll("table")) {
            if (!table.querySelector("thead th[scope=col]")) faults.push(`no heads: ${where(table)}`);
          }
          if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
          if (!document.documentElement.lang) faults.push("no language");
          if (!document.title) faults.push("no title");
          let level = 0;
          for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
            const its = Number(heading.tagName[1]);
            if (its > level + 1) faults.push(`heading skips a level: ${where(heading)}`);
            level = its;
          }

          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = (colour) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = (top, ground) => [0, 1, 2].map((part) => top[part] * top[3] + ground[part] * (1 - top[3]));
          const groundOf = (element) => {
            const layers = [];
            for (let at = element; at; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              if (colour[3] > 0) layers.push(colour);
              if (colour[3] === 1) break;
            }
            return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
          };
          const light = (colour) => {
            const [r, g, b] = colour.map((part) => part / 255)
              .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const seen = new Set();
          for (const element of document.body.querySelectorAll("*")) {
            const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
            if (!text || !isShown(element) || element.closest("option, datalist, script, style")) continue;
            // What cannot be used may be faint (WCAG 1.4.3).
            if (element.closest(":disabled") || element.matches(".visually-hidden, .skip")) continue;
            // Symbols beside their words tell nothing of their own.
            if (element.closest("[aria-hidden=true]")) continue;
            const style = getComputedStyle(element);
            const ground = groundOf(element);
            const colour = rgba(element instanceof SVGElement ? style.fill : style.color);
            let opacity = 1;
            for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
            const shown = over([...colour.slice(0, 3), colour[3] * opacity], ground);
            const [high, low] = [light(shown), light(ground)].sort((a, b) => b - a);
            const ratio = (high + 0.05) / (low + 0.05);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            const fault = `contrast ${ratio.toFixed(2)}: ${where(element)}`;
            if (ratio < (isLarge ? 3 : 4.5) - 0.005 && !seen.has(fault)) {
              seen.add(fault);
              faults.push(fault);
            }
          }
          return faults;
        }
        """;
}
