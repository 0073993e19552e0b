// Sends the reply without leaving the page. Saves the draft on the server while typing, and in this browser tab when that fails.
import { publish, subscribe } from "../../../Live/_Events.cshtml.js";
import { write } from "../../Editing/_Insert.cshtml.js";
const form = document.querySelector("form[data-reply]");
const body = form.elements.Body;
const context = form.querySelector("[data-context]");
const cancel = context.querySelector("button");
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
  // On the separate page for a reply, and where the script of the thread does not run, the form is sent in the ordinary way.
  if (!inThread?.dataset.live || event.submitter?.hasAttribute("data-show-preview"))
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
  // The next reply is of the usual kind again: not every reply after an objection is an objection.
  for (const kind of form.querySelectorAll("[name$=Kind]"))
    kind.checked = kind.defaultChecked;
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

let quoted = null;

// quote: the words that were put in the box; null for a reply without a quote.
function replyTo(post, quote = null) {
  form.elements.ReplyTo.value = post ? post.id.slice(2) : "";
  context.hidden = !post;
  quoted = post && quote;
  if (!post)
    return;
  for (const part of [context.querySelector("[data-words]"), cancel])
    part.textContent = part.dataset[quote ? "quote" : "reply"];
  const link = context.querySelector("a");
  link.href = `#${post.id}`;
  link.textContent = post.querySelector("[data-slot=name]").textContent;
  body.focus();
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
