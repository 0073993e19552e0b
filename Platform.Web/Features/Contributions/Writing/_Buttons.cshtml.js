// Keeps the draft of a writing page while the writer types: on the server, and in this browser tab until the server has it.
import { keepInTab } from "../../Editing/_Kept.cshtml.js";
const form = document.querySelector("form[data-writing]");
// Undefined for a kind that has fields and no body.
const text = form.elements.Body;

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
  const before = address();
  const target = new URL(location.href);
  target.searchParams.set("handler", "Autosave");
  const answer = await fetch(target, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
  const result = answer?.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  if (answer?.ok && result) {
    form.elements.Concurrency.value = result.concurrency;
    history.replaceState(null, "", result.path);
    sessionStorage.removeItem(before);
    if (!dirty) inTab.forget();
    say(result.message, true);
  } else {
    // Another device saved a newer text. The next button press shows both texts, so autosave stops instead of overwriting it.
    stopped = answer?.status === 409;
    dirty = !stopped;
    say(result?.message ?? saved.dataset.off, false);
    if (dirty) setTimeout(keep, 10_000);
  }
}

// Until the first draft is saved the address has no key, so the key in the form belongs to the text.
const inTab = keepInTab(form, address, () => dirty || waiting > 0, ["Key", "BaseNumber", "Concurrency"]);

function address() {
  const page = new URL(location.href);
  page.searchParams.delete("handler");
  return page.pathname + page.search;
}

let saving;
form.addEventListener("input", () => {
  dirty = true;
  clearTimeout(saving);
  if (!stopped) saving = setTimeout(keep, 2_000);
});
form.addEventListener("submit", async event => {
  clearTimeout(saving);
  dirty = false;
  inTab.forget();
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
if (inTab.restore()) (text ?? form.elements.Title).dispatchEvent(new Event("input", { bubbles: true }));
