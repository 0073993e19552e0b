// Shows a preview while the writer types beside it, or in the place of the text after a press of its tab.
import { subscribe } from "../../Live/_Events.cshtml.js";
const box = document.querySelector("[data-preview]");
const section = box.closest("section");
const button = document.querySelector("[data-show-preview]");
const form = button.form;
const text = form.querySelector("textarea[name=Body], textarea[name='Form.Body']");
const pause = 400;
let timer;
let asking = new AbortController();

// The HTML comes from the site's own renderer, and the content security policy allows no script in it.
async function show() {
  asking.abort();
  asking = new AbortController();
  if (!text.value.trim()) {
    box.replaceChildren(Object.assign(document.createElement("p"), { className: "o-small", textContent: box.dataset.empty }));
    return;
  }
  const body = new URLSearchParams({ body: text.value, post: box.dataset.post, __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
  const answer = fetch(box.dataset.preview, { method: "POST", body, redirect: "manual", signal: asking.signal });
  const html = await answer.then(a => a.ok ? a.text() : null).catch(() => null);
  if (html !== null) box.innerHTML = html;
}

// One box with two tabs: the text with its tools, or the preview at the same height.
function tabs(row) {
  const field = text.parentElement;
  const tools = [...field.querySelectorAll("[data-toolbar], [data-says]")];
  const choices = [...row.querySelectorAll("[data-tab]")];

  function choose(tab) {
    const preview = tab === "preview";
    if (preview && section.hidden)
      section.style.minBlockSize = `${Math.round(text.getBoundingClientRect().bottom - tools[0].getBoundingClientRect().top)}px`;
    for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.dataset.tab === tab));
    for (const part of [...tools, text]) part.hidden = preview;
    section.hidden = !preview;
    if (preview) show();
  }

  row.hidden = false;
  button.remove();
  section.querySelector("h2").classList.add("o-hide");
  section.hidden = true;
  for (const choice of choices) choice.addEventListener("click", () => choose(choice.dataset.tab));
  subscribe("to-text", () => choose("text"));
  subscribe("posted", () => choose("text"));
}

if (text) {
  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (!section.hidden) timer = setTimeout(show, pause);
  });
  const row = form.querySelector("[data-tabs]");
  if (row) {
    tabs(row);
  } else {
    button.hidden = true;
    if (text.value && !box.querySelector(":not(.o-small)")) show();
  }
}
