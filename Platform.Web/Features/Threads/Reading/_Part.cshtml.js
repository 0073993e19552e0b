// Adds earlier and later parts of a long thread to the page. The scroll position stays the same, and the focus stays in the thread.
const section = document.querySelector("[data-thread]");
const part = section.querySelector("[data-part]");
const list = part.querySelector("[data-posts]");
const region = section.querySelector("[data-announce]");
const { key, leadKey } = part.dataset;
const sides = { earlier: part.querySelector("[data-earlier]"), later: part.querySelector("[data-later]") };
const listeners = [];
let first = Number(part.dataset.first);
let last = Number(part.dataset.last);

/** Returns whether a post with this place belongs on the page: between the first and last place, or beyond them where the thread ends. */
export const holds = place => (sides.earlier.hidden || place >= first) && (sides.later.hidden || place <= last);

/** Returns whether the end of the thread is on the page. */
export const holdsEnd = () => sides.later.hidden;

/** Registers a listener that is called when a part was added, with the thread's sequence at which that part was read. */
export const whenAdded = listener => listeners.push(listener);

let adding = false;

async function add(side) {
  if (adding)
    return;
  adding = true;
  try {
    const where = side === "earlier" ? `before=${first}` : `after=${last}`;
    const answer = await fetch(`/threads/${key}/part?${where}&lead=${leadKey ?? ""}`);
    if (!answer.ok)
      throw new Error(answer.status);
    const added = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-part]");
    insert(side, added);
    region.textContent = part.dataset[side === "earlier" ? "loadedEarlier" : "loadedLater"];
    listeners.forEach(listener => listener(Number(added.dataset.sequence)));
  } catch {
    region.textContent = part.dataset.failed;
  } finally {
    adding = false;
  }
}

// Returns a function that puts the post that is being read back where it was on the screen. The browser's scroll anchoring does not work
// at the very top of the page, and a smooth scroll that is under way would end at its old goal. Both are switched off meanwhile.
function holdStill() {
  const page = document.documentElement;
  const read = [...list.children].find(row => row.getBoundingClientRect().bottom > 0) ?? list.firstElementChild;
  page.style.overflowAnchor = "none";
  page.style.scrollBehavior = "auto";
  scrollTo(scrollX, scrollY);
  const before = read?.getBoundingClientRect().top;
  return () => {
    if (read)
      scrollBy(0, read.getBoundingClientRect().top - before);
    requestAnimationFrame(() => { page.style.overflowAnchor = page.style.scrollBehavior = ""; });
  };
}

function insert(side, added) {
  const rows = [...added.querySelectorAll("[data-posts] > li")].filter(row => !row.id || !document.getElementById(row.id));
  const more = !added.querySelector(`[data-${side}]`).hidden;
  const hold = side === "earlier" ? holdStill() : undefined;
  if (side === "earlier") {
    list.prepend(...rows);
    first = Number(added.dataset.first);
    part.dataset.first = added.dataset.first;
    part.dataset.from = added.dataset.from;
  } else {
    list.append(...rows);
    last = Number(added.dataset.last);
  }
  sides[side].hidden = !more;
  const link = sides[side].querySelector("a");
  const address = new URL(link.href);
  address.search = side === "earlier" ? `?before=${first}` : `?after=${last}`;
  link.href = address;
  hold?.();
  if (!more && rows.length > 0) {
    // The link that had the focus is hidden now, so the focus moves to the added post that is next to it.
    const next = (side === "earlier" ? rows.at(-1) : rows[0]).querySelector("article") ?? rows[0];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }
  // Posts that are replied to may be on the page now.
  for (const reply of list.querySelectorAll(`[data-slot=replyTo][href^="/threads/"]`)) {
    const id = `p-${reply.getAttribute("href").split("/").at(-1)}`;
    if (document.getElementById(id))
      reply.setAttribute("href", `#${id}`);
  }
}

for (const [side, row] of Object.entries(sides))
  row.querySelector("a").addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    add(side);
  });

// An old address may point to a post that is now in another part.
if (/^#p-\w+$/.test(location.hash) && !document.getElementById(location.hash.slice(1)))
  location.replace(`/threads/${key}/posts/${location.hash.slice(3)}`);
