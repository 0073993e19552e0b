// The page of a round on a phone. It shows each newest state as a whole, and sends votes and questions without leaving the page.
import { follow, refusal, send, snapshot } from "../Live/_Follow.cshtml.js";
import { fillStatement } from "./_Statement.cshtml.js";

const page = document.querySelector("[data-round]");
const { round: code, fromRoom, fromHome, by, answered, failed } = page.dataset;
const part = name => page.querySelector(`[data-part=${name}]`);
const calm = 2000;
let version = Number(page.dataset.version);
let shown;
let touched = -calm;
let later;

follow({
  join: "JoinPublic", argument: code, event: "Public",
  poll: snapshot(`/r/${code}/state`, () => version),
  take: newest => {
    if (!newest || newest.version < version)
      return;
    version = newest.version;
    shown = newest;
    show();
  },
});

function show() {
  part("statement").hidden = !shown.statement;
  if (shown.statement) {
    fillStatement(part("statement"), shown.statement);
    for (const form of part("statement").querySelectorAll("[data-opine]"))
      form.hidden = !shown.isOpen || !page.dataset.open || form.dataset.opine !== shown.statement.phase;
  }
  part("now").hidden = !shown.onStage;
  part("now").querySelector("[data-slot=now]").textContent = shown.onStage?.text ?? "";
  list("line", shown.line, "line");
  list("inWriting", shown.inWriting, "done");
  list("answered", shown.answered, "done");
  page.querySelector("[data-none]").hidden = shown.line.length > 0;
  part("inWriting").hidden = shown.inWriting.length === 0;
  part("answered").hidden = shown.answered.length === 0;
  page.querySelector("[data-closed]").hidden = shown.isOpen;
  for (const own of page.querySelectorAll("[data-own-key]"))
    if ([shown.onStage, ...shown.line, ...shown.inWriting, ...shown.answered].some(q => q?.key === own.dataset.ownKey))
      own.remove();
  document.getElementById("own").hidden = !page.querySelector("[data-own-key]");
}

// Numbers change at once. The order changes only when the guest has not touched the page for a while, so that a vote goes to the
// question that was tapped.
function list(name, questions, template) {
  const items = page.querySelector(`[data-list=${name}]`);
  const rows = questions.map(question => {
    const old = [...items.children].find(row => row.dataset.key === question.key);
    const row = old ?? page.querySelector(`[data-template=${template}]`).content.firstElementChild.cloneNode(true);
    fill(row, question);
    return row;
  });
  for (const row of [...items.children])
    if (!rows.includes(row))
      row.remove();
  const wait = touched + calm - performance.now();
  if (name === "line" && wait > 0 && items.children.length > 0) {
    rows.filter(row => !row.parentNode).forEach(row => items.append(row));
    later ??= setTimeout(() => { later = undefined; show(); }, wait);
    return;
  }
  const focused = items.contains(document.activeElement) ? document.activeElement : null;
  rows.forEach((row, at) => items.children[at] !== row && items.insertBefore(row, items.children[at] ?? null));
  focused?.focus({ preventScroll: true });
}

function fill(row, question) {
  const slot = name => row.querySelector(`[data-slot=${name}]`);
  row.id = `q-${question.key}`;
  row.dataset.key = question.key;
  slot("text").textContent = question.text;
  slot("name").textContent = question.name ?? "";
  slot("name").hidden = !question.name;
  slot("from").textContent = question.from === "home" ? fromHome : fromRoom;
  slot("by").hidden = question.stage !== "answered";
  slot("by").textContent = question.answeredBy ? by.replace("{0}", question.answeredBy) : answered;
  slot("votes").textContent = question.votes;
  const button = row.querySelector("button");
  if (button) {
    button.value = question.key;
    button.id = `vote-${question.key}`;
    slot("for").textContent = question.text;
  }
}

for (const kind of ["pointerdown", "keydown", "scroll"])
  addEventListener(kind, () => { touched = performance.now(); }, { passive: true });

const refused = page.querySelector("[data-refused]");

page.addEventListener("submit", async event => {
  event.preventDefault();
  const { target: form, submitter } = event;
  refused.hidden = true;
  submitter?.setAttribute("aria-busy", "true");
  try {
    const answer = await send(form, submitter);
    if (!answer.ok)
      return refuse(await refusal(answer, failed));
    if (form.id === "ask")
      await asked(form, await answer.json());
    else if (form.id === "vote")
      voted(submitter);
    else
      for (const other of form.querySelectorAll("button"))
        other.setAttribute("aria-pressed", other === submitter);
  } catch {
    refuse(failed);
  } finally {
    submitter?.removeAttribute("aria-busy");
  }
});

function refuse(message) {
  refused.textContent = message;
  refused.hidden = false;
}

function voted(button) {
  const given = button.name === "want";
  button.name = given ? "unwant" : "want";
  button.setAttribute("aria-pressed", given);
  const count = button.querySelector("[data-slot=votes]");
  count.textContent = Number(count.textContent) + (given ? 1 : -1);
}

async function asked(form, question) {
  form.elements.Text.value = "";
  form.querySelector("[data-asked]").textContent = question.message;
  const own = page.querySelector("[data-own]");
  const row = document.createElement("li");
  row.dataset.ownKey = question.key;
  row.append(Object.assign(document.createElement("p"), { textContent: question.text }),
    Object.assign(document.createElement("p"), { className: "o-meta", textContent: own.dataset.waits }));
  own.append(row);
  document.getElementById("own").hidden = false;
}
