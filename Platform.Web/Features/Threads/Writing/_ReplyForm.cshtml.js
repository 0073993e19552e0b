// Sends the reply without leaving the page. Saves the draft on the server while typing, and in this browser tab when that fails.
import { publish, subscribe } from "../../../Live/_Events.cshtml.js";
const form = document.querySelector("form[data-reply]");
const body = form.elements.Body;
const context = form.querySelector("[data-context]");
const errors = form.querySelector("[data-errors]");
const message = form.querySelector("[data-message]");
const inThread = document.querySelector("[data-thread]");
const stored = form.dataset.draft;
const keepAfter = 1500;

const send = address => fetch(address, {
  method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, redirect: "manual",
});

// A flag, because disabling the button would take the focus away from it.
let sending = false;

// --- sending ---------------------------------------------------------------------------------------------------------

form.addEventListener("submit", async event => {
  // On the separate page for a reply, the form is sent in the ordinary way.
  if (!inThread)
    return;
  event.preventDefault();
  if (sending)
    return;
  sending = true;
  clearTimeout(timer);
  say(errors);
  say(message);
  try {
    await keeping;
    const answer = await send(form.action);
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      store();
      say(errors, form.dataset.signedOut, form.dataset.signIn);
    } else if (answer.ok) {
      posted(await answer.json());
    } else if (answer.status === 400 || answer.status === 409) {
      const problem = await answer.json().catch(() => ({}));
      say(errors, Object.values(problem.errors ?? {}).flat().join(" ") || form.dataset.failed);
      // After a conflict, sending again makes another reply, so it needs a new key.
      if (answer.status === 409)
        form.elements.ClientKey.value = crypto.randomUUID();
    } else {
      throw new Error(answer.status);
    }
  } catch {
    store();
    say(errors, form.dataset.failed);
  } finally {
    sending = false;
    if (!errors.hidden)
      errors.focus();
  }
});

function posted(answer) {
  form.elements.ClientKey.value = crypto.randomUUID();
  body.value = "";
  sessionStorage.removeItem(stored);
  saved();
  replyTo();
  say(message, answer.message ?? form.dataset.posted);
  publish("posted", answer);
}

function say(place, text, href) {
  place.hidden = !text;
  const line = place.querySelector("p") ?? place;
  line.textContent = text ?? "";
  if (text && href) {
    const link = Object.assign(document.createElement("a"), { href, className: "nl-link", textContent: form.dataset.signInWord });
    line.append(" ", link);
  }
}

// --- the post that is replied to -------------------------------------------------------------------------------------

function replyTo(post) {
  form.elements.ReplyTo.value = post ? post.id.slice(2) : "";
  context.hidden = !post;
  if (!post)
    return;
  const link = context.querySelector("a");
  link.href = `#${post.id}`;
  link.textContent = post.querySelector("[data-slot=name]").textContent;
  body.focus();
}

context.querySelector("button").addEventListener("click", () => { replyTo(); body.focus(); });
inThread?.addEventListener("click", event => {
  const act = event.target.closest("[data-act=reply]");
  if (!act || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  replyTo(act.closest("li"));
});

// Sent by _Compose.cshtml.js after quoting a post.
subscribe("reply-to", replyTo);

// --- the draft -------------------------------------------------------------------------------------------------------

let timer;
let keeping = Promise.resolve();

form.addEventListener("input", () => {
  clearTimeout(timer);
  saved();
  say(message);
  timer = setTimeout(() => { keeping = keep(); }, keepAfter);
});

async function keep() {
  try {
    const answer = await send(form.dataset.draft);
    if (!answer.ok)
      throw new Error(answer.status);
    sessionStorage.removeItem(stored);
    saved(body.value.trim() && "ok");
  } catch {
    store();
    saved("off");
  }
}

function store() {
  sessionStorage.setItem(stored, body.value);
}

function saved(how) {
  for (const word of form.querySelectorAll("[data-saved]"))
    word.hidden = word.dataset.saved !== how;
}

if (!body.value)
  body.value = sessionStorage.getItem(stored) ?? "";
