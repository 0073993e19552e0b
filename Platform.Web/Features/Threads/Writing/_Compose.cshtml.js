// Quotes the text that is selected in a post, and completes the names of people in this thread after an @.
import { publish } from "../../../Live/_Events.cshtml.js";
const form = document.querySelector("form[data-reply]");
const body = form.elements.Body;
const section = document.querySelector("[data-thread]");
const button = form.querySelector("[data-quote]");
const list = form.querySelector("[data-mention]");

// --- quoting ---------------------------------------------------------------------------------------------------------

// Returns the post that contains the whole selection, with the selected text and its position; a falsy value when there is none.
function selected() {
  const selection = getSelection();
  if (!section || selection.isCollapsed || !selection.toString().trim() || section.dataset.locked === "true")
    return null;
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const text = (around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement).closest("[data-slot=html]");
  const item = text?.closest("li[id^=p-]");
  return item && { item, words: selection.toString(), box: selection.getRangeAt(0).getBoundingClientRect() };
}

function quote(item, words) {
  const source = `/threads/${section.dataset.thread}/posts/${item.id.slice(2)}`;
  const lines = words.trim().split(/\r?\n/).map(line => `> ${line}`.trimEnd());
  const before = body.value.trim() ? `${body.value.trimEnd()}\n\n` : "";
  body.value = `${before}${lines.join("\n")}\n>\n> [${button.dataset.source}](${source})\n\n`;
  button.hidden = true;
  publish("reply-to", item);
  body.setSelectionRange(body.value.length, body.value.length);
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

let quotable = null;
document.addEventListener("selectionchange", () => {
  const now = selected();
  // On some devices, pressing the button ends the selection, so the last selection is remembered.
  quotable = now ?? quotable;
  button.hidden = !now;
  if (now) {
    button.style.insetBlockStart = `${Math.min(innerHeight - 60, Math.max(0, now.box.bottom + 8))}px`;
    button.style.insetInlineStart = `${Math.min(innerWidth - 120, Math.max(0, now.box.left))}px`;
  }
});
button.addEventListener("mousedown", event => event.preventDefault());
button.addEventListener("click", () => quotable && quote(quotable.item, quotable.words));
addEventListener("scroll", () => { button.hidden = true; }, { passive: true });

section?.addEventListener("click", event => {
  const act = event.target.closest("[data-act=quote]");
  if (!act || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  const item = act.closest("li");
  const now = selected();
  quote(item, now?.item === item ? now.words : item.querySelector("[data-slot=html]").innerText);
});

// --- names -----------------------------------------------------------------------------------------------------------

const most = 6;
let active = -1;

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const typed = () => body.value.slice(0, body.selectionStart).match(/(?:^|[\s(])@([\p{L}][\p{L}\d'-]*(?: [\p{L}\d'-]+)?)?$/u);

// An author by layer only has no address here, so their name is never suggested.
function people() {
  const found = new Map();
  for (const name of section?.querySelectorAll("[data-slot=name][href^='/members/']") ?? [])
    found.set(name.getAttribute("href"), name.textContent);
  return [...found].filter(([address]) => !address.endsWith(`/${section.dataset.me}`));
}

function suggest() {
  const word = typed();
  const wanted = plain(word?.[1] ?? "");
  const found = word ? people().filter(([, name]) => plain(name).startsWith(wanted) || plain(name).split(" ").some(part => part.startsWith(wanted))).slice(0, most) : [];
  active = found.length ? 0 : -1;
  list.replaceChildren(...found.map(([address, name], i) => {
    const item = Object.assign(document.createElement("li"), { id: `mention-${i}`, role: "option", textContent: name });
    item.dataset.address = address;
    return item;
  }));
  draw();
}

function draw() {
  list.hidden = active < 0;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  if (active < 0)
    body.removeAttribute("aria-activedescendant");
  else
    body.setAttribute("aria-activedescendant", `mention-${active}`);
}

function choose(item) {
  const word = typed();
  if (!word)
    return;
  const end = body.selectionStart;
  const start = end - (word[1] ?? "").length - 1;
  body.setRangeText(`[@${item.textContent.replace(/[[\]\\]/g, "")}](${item.dataset.address}) `, start, end, "end");
  active = -1;
  draw();
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

body.setAttribute("aria-autocomplete", "list");
body.setAttribute("aria-controls", list.id);
body.addEventListener("input", suggest);
body.addEventListener("blur", () => { active = -1; draw(); });
body.addEventListener("keydown", event => {
  if (active < 0)
    return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step)
    active = (active + step + list.children.length) % list.children.length;
  else if (event.key === "Escape")
    active = -1;
  else if (event.key === "Enter" || event.key === "Tab")
    choose(list.children[active]);
  else
    return;
  event.preventDefault();
  draw();
});
list.addEventListener("mousedown", event => {
  event.preventDefault();
  const item = event.target.closest("li");
  if (item)
    choose(item);
});
