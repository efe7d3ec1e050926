// Single keys press the button, follow the link or open the field that names them; what each is, the page says.
// Where they are switched off, no element names a key. Nothing is taken from who writes in a field, or from a key that
// the focused element uses itself.

const help = document.querySelector("#help");
let leaving = false;

const writes = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const usesItself = (element, key) => key === " " && element.closest("a, button, summary, input, mark, [tabindex='0']");

function press(target) {
  if (target.matches("input")) target.select();
  else if (target.hasAttribute("data-help")) help.showModal();
  else if (target.matches("summary")) {
    target.parentElement.open = true;
    target.parentElement.querySelector("input:not([type=hidden])")?.select();
  } else {
    leaving = true;
    target.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (help?.open || writes(event.target) || usesItself(event.target, event.key)) return;
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && !one.hidden);
  if (!target) return;
  event.preventDefault();
  if (!leaving) press(target);
});
document.querySelector("[data-help]")?.addEventListener("click", (event) => {
  event.preventDefault();
  help.showModal();
});
// Escape leaves an opened field, and closes it.
document.addEventListener("keydown", (event) => {
  const details = event.key === "Escape" && event.target.closest("details.act");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
  }
});
addEventListener("pageshow", () => (leaving = false));

// Lit words come into sight in reports that scroll by themselves.
for (const report of document.querySelectorAll(".sides .words")) {
  const lit = report.querySelector("mark.lit");
  if (lit) report.scrollTop = lit.offsetTop - report.offsetTop - report.clientHeight / 3;
}

// The way back through the queue, further than the one item that an address can name.
const acts = document.querySelector("[data-trail]");
if (acts) {
  const trail = JSON.parse(sessionStorage.getItem("trail") || "[]");
  const at = trail.indexOf(acts.dataset.trail);
  const kept = at < 0 ? [...trail, acts.dataset.trail].slice(-50) : trail;
  sessionStorage.setItem("trail", JSON.stringify(kept));
  const before = kept[(at < 0 ? kept.length - 1 : at) - 1];
  const previous = acts.querySelector("[rel=prev]");
  if (before && previous) {
    previous.href = before;
    previous.hidden = false;
  }
}
