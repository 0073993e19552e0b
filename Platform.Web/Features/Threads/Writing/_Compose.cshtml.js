// Quotes a post or the text that is selected in it, and offers names after an @: of people on the page, then those the server finds.
import { publish } from "../../../Live/_Events.cshtml.js";
import { write } from "../../Editing/_Insert.cshtml.js";
const form = document.querySelector("form[data-reply]");
const body = form.elements.Body;
const section = document.querySelector("[data-thread]");
const button = form.querySelector("[data-quote-selected]");
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
  return item && { item, words: selection.toString(), range: selection.getRangeAt(0).cloneRange() };
}

// In characters, of a post that is quoted as a whole. Quotation.cs makes the same on the server.
const longest = 300;

const cut = " …";
const wordsOf = part => part.textContent.trim().replace(/\s+/g, " ");
// Most readers of a thread quote nothing, so this is fetched by those who do.
const markdown = part => import("../../Editing/_Pasted.cshtml.js").then(pasted => pasted.markdownOf(part.outerHTML)).catch(() => null);

async function beginning(html) {
  const blocks = [];
  let room = longest;
  for (const block of html.cloneNode(true).children) {
    if (block.matches("blockquote, section"))
      continue;
    for (const mark of block.querySelectorAll("a[role^=doc-]")) mark.remove();
    shorten(block, room);
    const words = wordsOf(block);
    if (!words)
      continue;
    blocks.push(words.length <= room + cut.length ? await markdown(block) ?? words : `${words.slice(0, room - 1).replace(/\s+\S*$/, "")}…`);
    room -= words.length;
    if (room < longest / 6)
      break;
  }
  return blocks.join("\n\n");
}

// A list keeps the first items that fit.
function shorten(list, room) {
  if (!list.matches("ul, ol") || wordsOf(list).length <= room)
    return;
  while (list.children.length > 1 && wordsOf(list).length > room) list.lastElementChild.remove();
  list.lastElementChild.append(cut);
}

// The selected part of a post as Markdown. Items of a list keep their list, and a selection without any mark is its words.
async function selectedText({ range, words }) {
  const around = range.commonAncestorContainer;
  const part = document.createElement("div");
  const inner = /^[OU]L$/.test(around.nodeName) ? part.appendChild(around.cloneNode(false)) : part;
  inner.append(range.cloneContents());
  for (const mark of part.querySelectorAll("a[role^=doc-]")) mark.remove();
  return await markdown(part) ?? words;
}

// The link to the post is kept as what the reply is to, so that the box holds the quoted words only.
function quote(item, words) {
  const lines = words.trim().replace(/\n{3,}/g, "\n\n").split(/\r?\n/).map(line => `> ${line}`.trimEnd()).join("\n");
  const before = body.value.slice(0, body.selectionStart).trim() ? "\n\n" : "";
  const at = before ? body.value.trimEnd().length : 0;
  body.setSelectionRange(at, before ? body.value.length : at);
  button.hidden = true;
  publish("to-text");
  write(body, `${before}${lines}\n\n`);
  publish("reply-to", { item, quote: `${lines}\n\n` });
}

let quotable = null;
document.addEventListener("selectionchange", () => {
  const now = selected();
  // On some devices, pressing the button ends the selection, so the last selection is remembered.
  quotable = now ?? quotable;
  button.hidden = !now;
  place();
});

// Puts the button below the selected text, and always inside the window.
function place() {
  if (button.hidden)
    return;
  const box = quotable.range.getBoundingClientRect();
  button.style.insetBlockStart = `${Math.min(innerHeight - 60, Math.max(0, box.bottom + 8))}px`;
  button.style.insetInlineStart = `${Math.min(innerWidth - 120, Math.max(0, box.left))}px`;
}
button.addEventListener("mousedown", event => event.preventDefault());
button.addEventListener("click", async () => quotable && quote(quotable.item, await selectedText(quotable)));
addEventListener("scroll", place, { passive: true });

section?.addEventListener("click", async event => {
  const act = event.target.closest("[data-act=quote]");
  if (!act || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  const item = act.closest("li[id^=p-]");
  const now = selected();
  quote(item, await (now?.item === item ? selectedText(now) : beginning(item.querySelector("[data-slot=html]"))));
});

// --- names (the WAI-ARIA listbox of a text box) -----------------------------------------------------------------------

const most = 6;
const pause = 200;
const count = form.querySelector("[data-mention-count]");
let active = -1;
let spaced = false;
let timer;
let asking = new AbortController();

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const typed = () => body.value.slice(0, body.selectionStart).match(/(?:^|[\s(])@([\p{L}][\p{L}\d'-]*(?: [\p{L}\d'-]+){0,2})?$/u);

// An author by layer only has no address here, so their name is never offered.
function onPage(wanted) {
  const found = new Map();
  for (const name of section?.querySelectorAll("[data-slot=name][href^='/members/']") ?? [])
    if (!name.getAttribute("href").endsWith(`/${section.dataset.me}`))
      found.set(name.getAttribute("href"), { path: name.getAttribute("href"), name: name.textContent.trim() });
  return [...found.values()].filter(({ name }) => plain(name).startsWith(wanted) || plain(name).split(" ").some(part => part.startsWith(wanted)));
}

function suggest() {
  clearTimeout(timer);
  asking.abort();
  const word = typed();
  if (!word)
    return offer([]);
  const here = onPage(plain(word[1] ?? ""));
  offer(here);
  timer = setTimeout(() => ask(word[1] ?? "", here), pause);
}

async function ask(wanted, here) {
  asking = new AbortController();
  try {
    const answer = await fetch(`${list.dataset.mention}?q=${encodeURIComponent(wanted)}`, { signal: asking.signal });
    const people = answer.ok ? await answer.json() : [];
    const known = new Map(people.map(person => [person.path, person]));
    if (document.activeElement === body)
      offer([...here.map(person => known.get(person.path) ?? person), ...people.filter(person => !here.some(({ path }) => path === person.path))]);
  } catch {
    // More was typed, or there is no network. The names on the page are offered already.
  }
}

function offer(people) {
  const chosen = list.children[active]?.dataset.address;
  list.replaceChildren(...people.slice(0, most).map(({ path, name, organisation }, i) => {
    const item = Object.assign(document.createElement("li"), { id: `mention-${i}`, role: "option" });
    item.dataset.address = path;
    item.dataset.name = name;
    item.append(Object.assign(document.createElement("bdi"), { textContent: name }));
    if (organisation)
      item.append(" ", Object.assign(document.createElement("span"), { className: "o-small", textContent: organisation }));
    return item;
  }));
  active = list.children.length ? Math.max(0, [...list.children].findIndex(item => item.dataset.address === chosen)) : -1;
  draw();
  const words = active < 0 ? "" : count.dataset[list.children.length === 1 ? "one" : "many"].replace("{0}", list.children.length);
  if (count.textContent !== words)
    count.textContent = words;
}

function draw() {
  list.hidden = active < 0;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  if (active < 0)
    body.removeAttribute("aria-activedescendant");
  else
    body.setAttribute("aria-activedescendant", `mention-${active}`);
}

function close() {
  clearTimeout(timer);
  asking.abort();
  offer([]);
}

function choose(item) {
  const word = typed();
  if (!word)
    return;
  const end = body.selectionEnd;
  body.setSelectionRange(body.selectionStart - (word[1] ?? "").length - 1, end);
  write(body, `[@${item.dataset.name.replace(/[[\]\\]/g, "")}](${item.dataset.address}) `);
  spaced = true;
  close();
}

// A space that one types after a chosen name is there already.
body.addEventListener("beforeinput", event => {
  if (spaced && event.data === " ")
    event.preventDefault();
  spaced = false;
});

body.setAttribute("aria-autocomplete", "list");
body.setAttribute("aria-controls", list.id);
body.addEventListener("input", suggest);
body.addEventListener("blur", close);
body.addEventListener("keydown", event => {
  if (active < 0 || event.isComposing)
    return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step)
    active = (active + step + list.children.length) % list.children.length;
  else if (event.key === "Escape")
    return event.preventDefault(), close();
  else if (event.key === "Enter" || event.key === "Tab")
    return event.preventDefault(), choose(list.children[active]);
  else
    return;
  event.preventDefault();
  draw();
});
// The box keeps the focus, because losing it closes the list before a choice.
list.addEventListener("pointerdown", event => event.preventDefault());
list.addEventListener("mousedown", event => event.preventDefault());
list.addEventListener("click", event => {
  const item = event.target.closest("li");
  if (item)
    choose(item);
});
