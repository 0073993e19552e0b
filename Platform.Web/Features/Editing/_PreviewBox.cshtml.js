// Shows a preview while the writer types: beside the text, or below it after a press of the button.
import { subscribe } from "../../Live/_Events.cshtml.js";
const box = document.querySelector("[data-preview]");
const section = box.closest("section");
const folds = section.dataset.previewBox === "folds";
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
  const answer = await fetch(box.dataset.preview, { method: "POST", body, redirect: "manual", signal: asking.signal }).catch(() => null);
  if (answer?.ok) box.innerHTML = await answer.text();
}

function fold(closed) {
  section.hidden = closed;
  button.setAttribute("aria-expanded", String(!closed));
  button.textContent = closed ? button.dataset.showPreview : button.dataset.hidePreview;
}

if (text) {
  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (!section.hidden) timer = setTimeout(show, pause);
  });
  if (folds) {
    // Here the button opens and closes, and sends nothing.
    button.type = "button";
    button.setAttribute("aria-controls", section.id);
    fold(section.hidden);
    button.addEventListener("click", () => {
      fold(!section.hidden);
      if (!section.hidden) show();
    });
    subscribe("posted", () => fold(true));
  } else {
    button.hidden = true;
    if (text.value && !box.querySelector(":not(.o-small)")) show();
  }
}
