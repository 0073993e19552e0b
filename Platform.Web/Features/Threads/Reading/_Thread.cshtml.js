// Updates the thread on the page to match the server: without gaps, in order, each post once. Events say what changed; the page asks
// for missed changes by number.
import { publish, subscribe } from "../../../Live/_Events.cshtml.js";
import { follow, invoke, leave, on } from "../../../Live/_Live.cshtml.js";
import { holds, holdsEnd, whenAdded } from "./_Part.cshtml.js";
import { called, fill, make, time } from "./_Post.cshtml.js";

const section = document.querySelector("[data-thread]");
const { thread: key, me } = section.dataset;
const list = section.querySelector("[data-posts]");
// The kind of post that this page shows; empty for all kinds.
const only = section.dataset.only;

const holdFor = 500;
const pause = 1000;
// Most requests in a row for missed changes. A page that missed more is better reloaded.
const mostParts = 5;
const announceEvery = 10000;

// Tells the form that this script runs. Without it the form is sent in the ordinary way.
section.dataset.live = "starting";

const opened = Number(section.dataset.sequence);
let sequence = opened;
const early = new Map();
const known = new Map();
const mine = new Set();
let hold;

// --- the order of changes --------------------------------------------------------------------------------------------

function receive(change) {
  if (change.sequence <= sequence)
    return;
  early.set(change.sequence, change);
  drain();
  if (early.size > 0)
    hold ??= setTimeout(() => { hold = undefined; if (early.size > 0) catchUp(); }, holdFor);
}

function drain() {
  for (const number of early.keys())
    if (number <= sequence)
      early.delete(number);
  for (let next; (next = early.get(sequence + 1)); early.delete(sequence)) {
    sequence++;
    show(next);
  }
}

function take(missed) {
  missed.changes.forEach(show);
  sequence = Math.max(sequence, missed.sequence);
  setCount("answer", missed.answers);
  setCount("comment", missed.comments);
  setCount("counter-view", missed.counterViews);
  drain();
  // Offers to reload the page while it is too far behind for one answer.
  section.querySelector("[data-reload]").hidden = !missed.more;
}

let asking = false;
let askAgain = false;

async function catchUp() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  let parts = 0;
  try {
    do {
      askAgain = false;
      const answer = await fetch(`/threads/${key}/changes?after=${sequence}`);
      if (answer.status === 404)
        return close();
      if (answer.ok) {
        const missed = await answer.json();
        take(missed);
        askAgain ||= missed.more && ++parts < mostParts;
      }
    } while (askAgain);
  } catch {
    // No network now; the next event, poll or reconnect asks again.
  } finally {
    asking = false;
  }
}

// --- the connection --------------------------------------------------------------------------------------------------

const follower = {
  async join() {
    const missed = await invoke("Join", key, sequence);
    if (!missed)
      return close();
    take(missed);
    // One answer over the connection is limited, so the rest is fetched.
    if (missed.more)
      catchUp();
  },
  poll: catchUp,
  state(now) {
    section.dataset.live = now;
    for (const word of section.querySelectorAll("[data-state]"))
      word.hidden = word.dataset.state !== now;
  },
};

function close() {
  leave(follower);
  follower.state("gone");
}

on("Changed", change => change.thread === key && receive(change));
on("Head", (thread, head) => thread === key && head > sequence && setTimeout(() => head > sequence && catchUp(), holdFor));
subscribe("posted", posted => {
  mine.add(posted.key);
  if (posted.waits)
    return;
  awaited = posted.key;
  // The event may have come before the answer to the form. The post is then fetched again, to be shown as the reader's own.
  if (known.has(posted.key))
    again(known.get(posted.key) - 1);
  else
    catchUp();
});

// Key of a post that the reader sent and this page did not get yet.
let awaited;

// Shows the reader their new post. In a long thread it may be in a part that is not on the page.
function arrive(post) {
  const item = document.getElementById(`p-${post}`);
  if (item)
    publish("arrived", item);
  else
    location.assign(`/threads/${key}/posts/${post}`);
}

// --- the page --------------------------------------------------------------------------------------------------------

function show(change) {
  update(change);
  if (change.post?.key === awaited && awaited) {
    awaited = undefined;
    arrive(change.post.key);
  }
}

function update({ sequence: number, post, state: now }) {
  if (now)
    publish("thread-state", now);
  if (!post || known.get(post.key) > number)
    return;
  const isKnown = known.has(post.key);
  known.set(post.key, number);
  if (post.kind === "conclusion") {
    publish("conclusion", { post, name: post.author && called(post.author), time: time(new Date(post.editedAt ?? post.createdAt)) });
    return;
  }
  const old = document.getElementById(`p-${post.key}`);
  if (!old && only && post.kind !== only)
    return;
  if (!old && !holds(post.place))
    return elsewhere(post, isKnown);
  const wasVisible = old !== null && !old.classList.contains("o-post--gone");
  const item = old ?? make();
  fill(item, post, isOf(post, item));
  const isVisible = post.state === "visible";
  if (isVisible !== wasVisible) {
    count(post.kind, isVisible ? 1 : -1);
    publish("counted", { kind: post.kind, difference: isVisible ? 1 : -1 });
  }
  if (!old)
    insert(item, post);
}

// Handles a change in a part that is not on the page. Only the server knows the present counts, so they are asked for after a pause.
let counting;

function elsewhere(post, isKnown) {
  counting ??= setTimeout(() => { counting = undefined; catchUp(); }, pause);
  if (isKnown || post.place <= opened || post.state !== "visible" || mine.has(post.key))
    return;
  unseen.push({ key: post.key, href: `/threads/${key}/posts/${post.key}` });
  drawPill();
  announce(called(post.author));
}

// A part may have been read before changes that this page received already, so those are fetched again.
whenAdded(read => {
  unseen = unseen.filter(post => !document.getElementById(`p-${post.key}`));
  drawPill();
  if (read < sequence)
    again(read);
});

async function again(after) {
  const answer = await fetch(`/threads/${key}/changes?after=${after}`);
  if (answer.ok)
    take(await answer.json());
}

function count(kind, difference) {
  const words = section.querySelector(`[data-count=${kind}]`) ?? section.querySelector("[data-count=comment]");
  setCount(words.dataset.count, Number(words.dataset.n) + difference);
}

function setCount(kind, n) {
  const words = section.querySelector(`[data-count=${kind}]`);
  if (!words)
    return;
  words.dataset.n = n;
  words.textContent = n === 1 ? words.dataset.one : words.dataset.many.replace("{0}", n);
  words.hidden = n === 0;
  const counts = [...section.querySelectorAll("[data-count]")];
  const shown = counts.filter(count => Number(count.dataset.n) > 0);
  section.querySelector("[data-none]").hidden = shown.length > 0;
  // A comma stands before each count but the first.
  [...section.querySelectorAll("[data-and]")].forEach((and, i) => { and.hidden = !shown.includes(counts[i + 1]) || shown[0] === counts[i + 1]; });
}

// --- a stable scroll position ----------------------------------------------------------------------------------------

const pill = section.querySelector("[data-pill]");
const pillLink = pill.firstElementChild;
let unseen = [];

// A post by layer only has no key of its author, so the page knows it by the form that sent it, or by what the server showed.
const isOf = (post, item) => mine.has(post.key) || (me && post.author?.memberKey === me) || (item?.dataset.place && item.querySelector("[data-if=own]").hidden === false);

function insert(item, post) {
  const bottom = list.getBoundingClientRect().bottom;
  const near = bottom < innerHeight + 150;
  const next = [...list.children].find(other => Number(other.dataset.place) > post.place);
  list.insertBefore(item, next ?? null);
  // A post below the visible part moves nothing. For a post above it the browser corrects the position, or else this script does.
  if (bottom < 0 && !CSS.supports("overflow-anchor", "auto"))
    scrollBy(0, item.offsetHeight);
  if (post.state !== "visible" || isOf(post))
    return;
  item.classList.add("o-post--new");
  if (!near || bottom < 0) {
    unseen.push({ key: post.key, href: `#${item.id}` });
    drawPill();
  }
  announce(called(post.author));
}

function drawPill() {
  pill.hidden = unseen.length === 0;
  pillLink.textContent = unseen.length === 1 ? pill.dataset.one : pill.dataset.many.replace("{0}", unseen.length);
  pillLink.href = unseen[0]?.href ?? "#thread";
}

pillLink.addEventListener("click", () => { unseen = []; setTimeout(drawPill); });
addEventListener("scroll", () => {
  if (unseen.length > 0 && holdsEnd() && list.getBoundingClientRect().bottom < innerHeight + 150) {
    unseen = [];
    drawPill();
  }
}, { passive: true });

const region = section.querySelector("[data-announce]");
let names = [];
let announced = -announceEvery;
let announcing;

function announce(name) {
  names.push(name);
  announcing ??= setTimeout(() => {
    region.textContent = names.length === 1 ? region.dataset.from.replace("{0}", names[0]) : region.dataset.several.replace("{0}", names.length);
    names = [];
    announcing = undefined;
    announced = performance.now();
  }, Math.max(0, announced + announceEvery - performance.now()));
}

follow(follower);
