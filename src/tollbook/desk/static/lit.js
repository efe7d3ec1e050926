// Lights up the words that a field rests on, in every report of the page, and shows beside them what was read from
// words that are chosen. Without this module the same links lead there by their addresses.

const marks = [...document.querySelectorAll("mark[data-claims]")];
const fields = [...document.querySelectorAll("a.field[data-lights]")];
const panel = document.querySelector("#panel");
const said = document.querySelector("#lit-said");
let opener = null;

const names = (words) => words.split(" ").filter(Boolean);
const namesOf = (mark) => [...names(mark.dataset.claims), ...names(mark.dataset.notes)];

function light(field) {
  const chosen = new Set(names(field.dataset.lights));
  const aside = new Set(names(field.dataset.aside));
  for (const mark of marks) {
    const of = namesOf(mark);
    mark.classList.toggle("lit", of.some((name) => chosen.has(name)));
    mark.classList.toggle("lit-aside", !mark.classList.contains("lit") && of.some((name) => aside.has(name)));
  }
  for (const other of fields) {
    if (other.dataset.lights === field.dataset.lights) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
  const lit = marks.filter((mark) => mark.classList.contains("lit"));
  const shown = lit.length ? lit : marks.filter((mark) => mark.classList.contains("lit-aside"));
  const reports = new Set(shown.map((mark) => mark.closest("[data-report]")));
  bringIntoSight(shown, reports);
  said.textContent = `${shown.length} places lit in ${reports.size} report${reports.size === 1 ? "" : "s"}`;
  history.replaceState(null, "", field.href.split("#")[0]);
}

// Every report scrolls to its first lit words where it scrolls by itself; the page only if none of them is in sight.
function bringIntoSight(shown, reports) {
  for (const report of reports) {
    const first = shown.find((mark) => mark.closest("[data-report]") === report);
    if (report.scrollHeight > report.clientHeight) {
      report.scrollTop += first.getBoundingClientRect().top - report.getBoundingClientRect().top - report.clientHeight / 3;
    }
  }
  const seen = (mark) => {
    const box = mark.getBoundingClientRect();
    return box.top > 60 && box.bottom < innerHeight;
  };
  if (shown.length && !shown.some(seen)) shown[0].scrollIntoView({ block: "center" });
}

function show(mark) {
  const list = panel.querySelector("ul");
  list.replaceChildren();
  for (const name of namesOf(mark)) {
    const entry = document.getElementById(names(mark.dataset.claims).includes(name) ? `claim-${name}` : name);
    if (entry) list.append(copyOf(entry));
  }
  for (const other of marks) other.classList.toggle("shown", other === mark);
  opener = mark.querySelector("a");
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
}

// A copy of what the page says of a claim, a number or a doubt; a row of a table becomes an item of the list.
function copyOf(entry) {
  const copy = document.createElement("li");
  copy.className = "claim";
  if (entry.matches("tr")) {
    for (const cell of entry.cells) {
      const line = document.createElement("div");
      line.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
      copy.append(line);
    }
  } else {
    copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
  }
  copy.dataset.of = entry.id;
  return copy;
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  for (const mark of marks) mark.classList.remove("shown");
  opener?.focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const field = event.target.closest("a.field[data-lights]");
  const mark = event.target.closest("mark[data-claims]");
  if (event.target.closest("[data-close]")) close();
  else if (field) light(field);
  else if (mark) show(mark);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  const link = event.key === " " && event.target.closest("a.field[data-lights], mark[data-claims] a");
  if (!link) return;
  event.preventDefault();
  link.click();
});
