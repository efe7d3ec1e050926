// Words selected in a report become those of the correction: offsets in Unicode code points, as the book counts them.
// By mouse or touch, or within a text by the arrow keys.

const form = document.querySelector("#correct");
const { words, place, report } = form.elements;
const places = () => [...form.querySelectorAll("[name=place]")];
const gives = document.querySelector("#gives");
const texts = [...document.querySelectorAll("[data-report]")];
let asked = 0;

document.querySelector(".choosing").hidden = false;

const length = (string) => [...string].length;

// The selection within one report, less the blanks at its ends; null where there is none.
function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = texts.find((one) => one.contains(range.startContainer) && one.contains(range.endContainer));
  if (!text) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const said = range.toString();
  const bare = said.trim();
  if (!bare) return null;
  const start = length(before.toString()) + length(said.slice(0, said.length - said.trimStart().length));
  return { report: text.dataset.report, start, end: start + length(bare), words: bare };
}

function take() {
  const found = chosen();
  if (!found) return;
  words.value = found.words;
  for (const one of places()) {
    if (one.type === "radio") one.checked = false;
    else one.value = `${found.report}:${found.start}:${found.end}`;
  }
  if (report) report.value = found.report;
  ask(found);
}

// What the words give, said before they are kept.
async function ask(found) {
  const number = ++asked;
  const query = new URLSearchParams({ report: found.report, start: found.start, end: found.end, field: form.elements.field.value });
  const answer = await fetch(`${form.dataset.words}?${query}`, { headers: { Accept: "application/json" } });
  const told = answer.ok ? await answer.json() : null;
  if (number !== asked) return;
  gives.textContent = told?.value ? `These words give: ${told.value.replaceAll("_", " ")}` : told?.says || "";
}

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(take, 120);
});
// Words that were typed are looked up anew.
words.addEventListener("input", () => {
  for (const one of places()) if (one.type === "hidden") one.value = "";
  gives.textContent = "";
});

const SIDES = { ArrowLeft: "left", ArrowRight: "right" };
for (const text of texts) {
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      take();
      form.querySelector("button.main").focus();
    } else if (event.key in SIDES) walk(text, SIDES[event.key], event.shiftKey);
    else return;
    event.preventDefault();
  });
}

// To the next word on this side, or one word further; in a text from right to left, left is onward.
function walk(text, side, further) {
  const selection = getSelection();
  if (!text.contains(selection.anchorNode)) {
    selection.collapse(text, 0);
    selection.modify("extend", "forward", "word");
  } else if (further) selection.modify("extend", side, "word");
  else {
    const onward = (side === "right") === (getComputedStyle(text).direction === "ltr");
    if (onward) selection.collapseToEnd();
    else selection.collapseToStart();
    selection.modify("extend", onward ? "forward" : "backward", "word");
  }
  const box = selection.getRangeAt(0).getBoundingClientRect();
  if (box.bottom > innerHeight || box.top < 60) selection.focusNode.parentElement?.scrollIntoView({ block: "center" });
}
