// Keys for readers: / to search, j and k through the posts of a thread, ? for the list. The list switches them off (WCAG 2.1.4); this
// browser remembers that. The list can always be opened in the foot of the page.
const dialog = document.querySelector("[data-keys]");
const use = dialog.querySelector("[data-use]");
const opener = document.querySelector("[data-keys-open]");
const name = "keys";

function stored() {
  try {
    return localStorage.getItem(name);
  } catch {
    // This browser keeps nothing for this site.
    return null;
  }
}

use.checked = stored() !== "off";
use.addEventListener("change", () => {
  try {
    if (use.checked)
      localStorage.removeItem(name);
    else
      localStorage.setItem(name, "off");
  } catch {
    // The choice holds for this page only.
  }
});

for (const row of dialog.querySelectorAll("[data-in-thread]"))
  row.hidden = !document.querySelector("[data-thread]");
if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
}

const isShown = element => element.getClientRects().length > 0;

function search() {
  const box = [...document.querySelectorAll("input[name=q]")].find(isShown);
  if (box) {
    box.focus();
    box.select();
  } else {
    location.assign("/search");
  }
}

// The focus goes to the post, so that Tab continues in it and a screen reader reads its heading.
function walk(step) {
  const posts = [...document.querySelectorAll("[data-thread] [data-place] > article")].filter(isShown);
  const here = posts.findIndex(post => post.contains(document.activeElement));
  const next = here >= 0
    ? posts[here + step]
    : step > 0 ? posts.find(post => post.getBoundingClientRect().top >= 0) : posts.findLast(post => post.getBoundingClientRect().top < 0);
  if (!next)
    return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.parentElement.scrollIntoView({ block: "start" });
}

const acts = { "/": search, "?": () => dialog.showModal(), "j": () => walk(1), "k": () => walk(-1) };

document.addEventListener("keydown", event => {
  if (!use.checked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open
    || event.target.closest?.("input, textarea, select, [contenteditable], dialog, [role=listbox]") || !Object.hasOwn(acts, event.key))
    return;
  event.preventDefault();
  acts[event.key]();
});
