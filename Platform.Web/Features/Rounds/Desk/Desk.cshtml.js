// Script of the helpers' pages. It sends each act without leaving the page, and reads the page again after each change. The field
// in which a helper types stays, and so does the focus.
import { publish } from "../../../Live/_Events.cshtml.js";
import { follow, refusal, send } from "../Live/_Follow.cshtml.js";

const page = document.querySelector("[data-desk]");
const { desk: key, failed } = page.dataset;
const refused = page.querySelector("[data-refused]");
let version = Number(page.dataset.version);
let reading = false;
let readAgain = false;

follow({
  join: "JoinDesk", argument: key, event: "Desk",
  poll: async () => { await read(); return null; },
  take: newest => newest > version && read(),
});

async function read() {
  if (reading) {
    readAgain = true;
    return;
  }
  reading = true;
  try {
    do {
      readAgain = false;
      const answer = await fetch(location.pathname, { redirect: "error" });
      if (!answer.ok)
        throw new Error(answer.status);
      replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } while (readAgain);
  } finally {
    reading = false;
  }
}

function replace(fresh) {
  const newest = Number(fresh.querySelector("[data-desk]").dataset.version);
  if (newest < version)
    return;
  version = newest;
  const focus = document.activeElement;
  const { id } = focus ?? {};
  const card = focus?.closest("li[id]");
  const after = card?.nextElementSibling?.id;
  for (const old of page.querySelectorAll("[data-fresh]")) {
    const now = fresh.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
    if (!now)
      continue;
    if (old.localName === "ol")
      replaceItems(old, now);
    else if (plain(old) !== plain(now)) {
      if (old.localName === "details")
        now.open = old.open || now.open;
      old.replaceWith(document.adoptNode(now));
    }
  }
  publish("fresh");
  if (id && document.activeElement !== document.getElementById(id))
    (document.getElementById(id) ?? document.getElementById(card?.id) ?? document.getElementById(after))?.focus({ preventScroll: true });
}

function replaceItems(list, fresh) {
  const typing = list.querySelector("input:focus")?.closest("li");
  const items = [...fresh.children];
  items.forEach((item, at) => {
    const old = document.getElementById(item.id);
    const stays = old?.parentNode === list && (old === typing || same(old, item));
    const next = stays ? old : document.adoptNode(item);
    if (!stays && old?.parentNode === list) {
      if (old.querySelector("details[open]"))
        next.querySelector("details")?.setAttribute("open", "");
      old.remove();
    }
    if (list.children[at] !== next)
      list.insertBefore(next, list.children[at] ?? null);
  });
  while (list.children.length > items.length)
    list.lastElementChild.remove();
}

// Ignores antiforgery tokens, which differ at each reading.
const plain = item => item.outerHTML.replace(/ value="CfDJ[^"]*"/g, "").replace(/<details([^>]*) open=""/g, "<details$1");
const same = (one, other) => plain(one) === plain(other);

page.addEventListener("submit", async event => {
  event.preventDefault();
  const { target: form, submitter } = event;
  refused.hidden = true;
  form.querySelector("input:focus")?.blur();
  try {
    const answer = await send(form, submitter);
    if (!answer.ok) {
      refused.textContent = await refusal(answer, failed);
      refused.hidden = false;
    } else {
      form.closest(".o-card__more")?.removeAttribute("open");
    }

    await read();
  } catch {
    refused.textContent = failed;
    refused.hidden = false;
  }
});
