// Sends the reply without leaving the page. Saves the draft on the server while typing, and keeps it in this browser tab until then.
import { publish, subscribe } from "../../../Live/_Events.cshtml.js";
import { write } from "../../Editing/_Insert.cshtml.js";
import { keepInTab } from "../../Editing/_Kept.cshtml.js";
const form = document.querySelector("form[data-reply]");
const body = form.elements.Body;
const context = form.querySelector("[data-context]");
const cancel = context.querySelector("button");
const errors = form.querySelector("[data-errors]");
const message = form.querySelector("[data-message]");
const inThread = document.querySelector("[data-thread]");
const keepAfter = 1500;

const send = address => fetch(address, {
  method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, redirect: "manual",
});

// A flag, because disabling the button would take the focus away from it.
let sending = false;

// --- sending ---------------------------------------------------------------------------------------------------------

form.addEventListener("submit", async event => {
  // On the separate page for a reply, and where the script of the thread does not run, the form is sent in the ordinary way.
  if (!inThread?.dataset.live || event.submitter?.hasAttribute("data-show-preview"))
    return;
  event.preventDefault();
  if (sending)
    return;
  sending = true;
  clearTimeout(timer);
  refuse();
  say(message);
  try {
    await keeping;
    const answer = await send(form.action);
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      kept.keep();
      refuse([form.dataset.signedOut], form.dataset.signIn);
    } else if (answer.ok) {
      posted(await answer.json());
    } else if (answer.status === 400 || answer.status === 409) {
      const problem = await answer.json().catch(() => ({}));
      refuse(problem.errors ? Object.entries(problem.errors).flatMap(([field, texts]) => texts.map(text => ({ field, text }))) : [form.dataset.failed]);
      // After a conflict, sending again makes another reply, so it needs a new key.
      if (answer.status === 409)
        form.elements.ClientKey.value = crypto.randomUUID();
    } else {
      throw new Error(answer.status);
    }
  } catch {
    kept.keep();
    refuse([form.dataset.failed]);
  } finally {
    sending = false;
    if (!errors.hidden) {
      publish("to-text");
      errors.focus();
    }
  }
});

function posted(answer) {
  form.elements.ClientKey.value = crypto.randomUUID();
  body.value = "";
  // The next reply is of the usual kind again: not every reply after an objection is an objection.
  isChosen = false;
  isUnsaved = false;
  kept.forget();
  saved();
  replyTo();
  say(message, answer.message ?? form.dataset.posted);
  publish("posted", answer);
}

function say(place, text) {
  place.hidden = !text;
  place.textContent = text ?? "";
}

// Lists what is wrong and marks the fields, as the server does on other forms. A problem is a text, or a text and its field.
function refuse(problems = [], href = undefined) {
  for (const error of form.querySelectorAll("[data-error]"))
    error.remove();
  unmark();
  errors.hidden = problems.length === 0;
  errors.querySelector("ul").replaceChildren(...problems.map(problem => {
    const item = document.createElement("li");
    const field = problem.field && form.elements[problem.field];
    const link = (address, textContent) => Object.assign(document.createElement("a"), { href: address, className: "nl-link", textContent });
    if (field === body)
      mark(problem.text);
    item.append(field ? link(`#${(field[0] ?? field).id}`, problem.text) : problem.text ?? problem);
    if (href)
      item.append(" ", link(href, form.dataset.signInWord));
    return item;
  }));
}

const frame = body.closest(".utrecht-form-field");
const help = body.getAttribute("aria-describedby") ?? "";

function mark(text) {
  const error = Object.assign(document.createElement("div"), { className: "utrecht-form-field-error-message", id: `${body.id}-error`, textContent: text });
  error.dataset.error = "";
  frame.querySelector(".utrecht-form-field__input").before(error);
  frame.classList.add("utrecht-form-field--invalid");
  body.classList.add("utrecht-textarea--invalid");
  body.setAttribute("aria-invalid", "true");
  body.setAttribute("aria-describedby", `${help} ${error.id}`.trim());
}

function unmark() {
  frame.classList.remove("utrecht-form-field--invalid");
  body.classList.remove("utrecht-textarea--invalid");
  body.removeAttribute("aria-invalid");
  body.setAttribute("aria-describedby", help);
}

// --- the post that is replied to -------------------------------------------------------------------------------------

let quoted = null;
const kinds = [...form.querySelectorAll("[name$=Kind]")];
// Whether the writer chose the kind. A choice of their own stays.
let isChosen = false;
for (const kind of kinds)
  kind.addEventListener("change", () => { isChosen = true; });

// A reply to a post is usually a comment. Only a reply to the question is usually an answer.
function takeUsualKind() {
  if (!isChosen)
    kinds.find(kind => form.elements.ReplyTo.value ? kind.value === "Comment" : kind.defaultChecked).checked = true;
}

// quote: the words that were put in the box; null for a reply without a quote.
function replyTo(post, quote = null) {
  form.elements.ReplyTo.value = post ? post.id.slice(2) : "";
  context.hidden = !post;
  quoted = post && quote;
  takeUsualKind();
  if (!post)
    return;
  publish("to-text");
  showContext(post, quote);
  body.focus();
}

function showContext(post, quote) {
  context.hidden = false;
  for (const part of [context.querySelector("[data-words]"), cancel])
    part.textContent = part.dataset[quote ? "quote" : "reply"];
  const link = context.querySelector("a");
  link.href = `#${post.id}`;
  link.textContent = post.querySelector("[data-slot=name]").textContent;
}

cancel.addEventListener("click", () => {
  const at = quoted ? body.value.indexOf(quoted) : -1;
  const length = quoted?.length;
  replyTo();
  body.focus();
  // A quote that was changed is the writer's own text, and stays.
  if (at >= 0) {
    body.setSelectionRange(at, at + length);
    write(body, "");
  }
});
inThread?.addEventListener("click", event => {
  const act = event.target.closest("[data-act=reply]");
  if (!act || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  replyTo(act.closest("li[id^=p-]"));
});

// Sent by _Compose.cshtml.js after quoting a post.
subscribe("reply-to", ({ item, quote }) => replyTo(item, quote));

// --- the draft -------------------------------------------------------------------------------------------------------

let timer;
let keeping = Promise.resolve();
let isUnsaved = false;
const kept = keepInTab(form, () => form.dataset.draft, () => isUnsaved, ["ReplyTo"]);

form.addEventListener("input", () => {
  clearTimeout(timer);
  isUnsaved = true;
  saved();
  say(message);
  timer = setTimeout(() => { keeping = keep(); }, keepAfter);
});

async function keep() {
  const text = body.value;
  try {
    const answer = await send(form.dataset.draft);
    if (!answer.ok)
      throw new Error(answer.status);
    if (body.value === text) {
      isUnsaved = false;
      kept.forget();
    }
    saved(body.value.trim() && "ok");
  } catch {
    kept.keep();
    saved("off");
  }
}

function saved(how) {
  for (const word of form.querySelectorAll("[data-saved]"))
    word.hidden = word.dataset.saved !== how;
}

// A page that was opened to quote a post has the quote in its box already.
if (!new URLSearchParams(location.search).has("quote") && kept.restore()) {
  const post = document.getElementById(`p-${form.elements.ReplyTo.value}`);
  isChosen = kinds.some(kind => kind.checked !== kind.defaultChecked);
  if (post && inThread)
    showContext(post);
  else if (inThread)
    form.elements.ReplyTo.value = "";
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where the style sheet cannot make the box as high as its text.
if (!CSS.supports("field-sizing", "content"))
  body.addEventListener("input", () => { body.style.blockSize = `${Math.max(body.offsetHeight, body.scrollHeight + 2)}px`; });
