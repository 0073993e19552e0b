// Adds to a writing page: formatting by button and key, a preview, and autosave of the draft.
const form = document.querySelector("form[data-writing]");
// Undefined for a kind that has fields and no body. It has no toolbar and no live preview either.
const text = form.elements.Body;

const wrap = (before, after = before) => words => `${before}${words}${after}`;
const eachLine = mark => words => words.split("\n").map((line, i) => mark(i) + line).join("\n");
const marks = {
  heading: { block: true, of: wrap("## ", "") },
  subheading: { block: true, of: wrap("### ", "") },
  bold: { of: wrap("**") },
  italic: { of: wrap("*") },
  link: { of: wrap("[", "](https://)") },
  list: { block: true, of: eachLine(() => "- ") },
  numbers: { block: true, of: eachLine(i => `${i + 1}. `) },
  quote: { block: true, of: eachLine(() => "> ") },
  table: { block: true, of: words => `| ${words} 1 | ${words} 2 |\n| --- | --- |\n|  |  |\n` },
};

function insert(button) {
  const mark = marks[button.dataset.insert];
  if (mark.block) text.selectionStart = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd) || button.dataset.words || "";
  const start = text.selectionStart;
  const written = mark.of(chosen);
  text.focus();
  // execCommand is deprecated, but it is the only way that leaves Ctrl+Z working.
  if (!document.execCommand("insertText", false, written)) text.setRangeText(written, start, text.selectionEnd, "end");
  const at = start + written.indexOf(chosen);
  text.setSelectionRange(at, at + chosen.length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function format(bar) {
  const tools = [...bar.querySelectorAll("button")];
  bar.hidden = false;
  tools.forEach((tool, i) => tool.tabIndex = i === 0 ? 0 : -1);
  bar.addEventListener("click", event => {
    const tool = event.target.closest("button");
    if (tool) insert(tool);
  });
  bar.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const here = tools.indexOf(document.activeElement);
    const next = tools[(here + step + tools.length) % tools.length];
    tools[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    event.preventDefault();
  });
  text.addEventListener("keydown", event => {
    const name = event.ctrlKey && !event.altKey && { b: "bold", i: "italic", k: "link" }[event.key];
    if (!name) return;
    event.preventDefault();
    insert(bar.querySelector(`[data-insert=${name}]`));
  });
}
const bar = form.querySelector("[data-toolbar]");
if (text && bar) format(bar);

const token = form.elements.__RequestVerificationToken.value;
const preview = document.querySelector("[data-preview]");
if (text) form.querySelector("[data-without-script]").hidden = true;

// The HTML comes from the site's own renderer, and the content security policy allows no script in it.
async function show() {
  const body = new URLSearchParams({ body: text.value, __RequestVerificationToken: token });
  const answer = await fetch(preview.dataset.preview, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.ok) preview.innerHTML = await answer.text();
}

const saved = form.querySelector("[data-saved]");
function say(message, ok) {
  saved.querySelector("[data-words]").textContent = message;
  saved.querySelector("[data-check]").hidden = !ok;
  saved.classList.toggle("o-saved--ok", ok);
  saved.classList.toggle("o-saved--off", !ok);
}

let dirty = false;
let stopped = false;
// Sends one request at a time, because each carries the number that the one before it returned.
let running = Promise.resolve();
let waiting = 0;
const keep = () => {
  waiting++;
  running = running.then(keepNow).finally(() => waiting--);
};

async function keepNow() {
  dirty = false;
  const address = new URL(location.href);
  address.searchParams.set("handler", "Autosave");
  const answer = await fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
  const result = answer?.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  if (answer?.ok && result) {
    form.elements.Concurrency.value = result.concurrency;
    history.replaceState(null, "", result.path);
    say(result.message, true);
  } else {
    // Another device saved a newer text. The next button press shows both texts, so autosave stops instead of overwriting it.
    stopped = answer?.status === 409;
    dirty = !stopped;
    say(result?.message ?? saved.dataset.off, false);
    if (dirty) setTimeout(keep, 10_000);
  }
}

let saving, showing;
form.addEventListener("input", event => {
  dirty = true;
  clearTimeout(saving);
  if (!stopped) saving = setTimeout(keep, 2_000);
  if (!text || event.target !== text) return;
  clearTimeout(showing);
  showing = setTimeout(show, 400);
});
form.addEventListener("submit", async event => {
  clearTimeout(saving);
  dirty = false;
  if (!waiting) return;
  const button = event.submitter;
  event.preventDefault();
  await running;
  // Runs in a task of its own, because a form ignores requestSubmit while it handles a submit event.
  setTimeout(() => form.requestSubmit(button));
});
// Another language opens another page, so the text is saved first and opens there as a draft.
const language = document.querySelector("form[action='/language']");
language.addEventListener("submit", async event => {
  if (!dirty && !waiting && !text?.value && !form.elements.Title.value) return;
  event.preventDefault();
  clearTimeout(saving);
  keep();
  await running;
  dirty = stopped;
  language.elements.returnUrl.value = location.pathname + location.search;
  language.submit();
});
addEventListener("beforeunload", event => {
  if (dirty) event.preventDefault();
});
if (text?.value && !preview.querySelector(":not(.o-small)")) show();
