"use strict";
// One key, one thing on the page: whatever carries data-key is clicked, or opened and entered. Rows are walked by j and k.
const rows = [...document.querySelectorAll("[data-row]")];
const step = (by) => {
  const at = rows.indexOf(document.activeElement);
  const row = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (row) row.focus();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat && !"jk".includes(event.key)) return;
  if (event.key === "Escape") document.querySelectorAll("details[data-box][open]").forEach((box) => { box.open = false; });
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === " " && event.target.closest("button, summary, a")?.matches("button, summary")) return;
  if (event.key === "j" || event.key === "k") { event.preventDefault(); step(event.key === "j" ? 1 : -1); return; }
  const thing = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!thing) return;
  event.preventDefault();
  if (thing.matches("summary")) {
    thing.parentElement.open = true;
    thing.parentElement.querySelector("select, input:not([type=hidden]), textarea")?.focus();
  } else thing.click();
});
const saved = document.querySelector("[data-saved]");
if (saved?.textContent.trim()) { const text = saved.textContent; saved.textContent = ""; setTimeout(() => { saved.textContent = text; }, 100); }
