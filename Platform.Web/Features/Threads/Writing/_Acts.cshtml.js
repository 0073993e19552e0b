// Sends votes without leaving the page, and updates what is no post: the lock, the conclusion, the objections beside posts, the counts.
import { subscribe } from "../../../Live/_Events.cshtml.js";
const section = document.querySelector("[data-thread]");
const conclusion = section.querySelector("[data-conclusion]");
const votes = document.getElementById("vote");

// --- the thread itself -----------------------------------------------------------------------------------------------

subscribe("thread-state", now => {
  // The form of a locked thread is only hidden, so that the typed text is there when the thread is opened again.
  section.dataset.locked = now.locked;
  section.querySelector("[data-locked-words]").hidden = !now.locked;
  for (const words of section.querySelectorAll("[data-if-locked]"))
    words.hidden = words.dataset.ifLocked !== String(now.locked);
  section.querySelector("[data-slot=lockReason]").textContent = now.lockReason ?? "";
});

subscribe("conclusion", ({ post, name, time }) => {
  const part = slot => conclusion.querySelector(`[data-slot=${slot}]`);
  part("box").id = `p-${post.key}`;
  conclusion.hidden = post.state !== "visible";
  part("name").textContent = name ?? "";
  part("time").dateTime = post.editedAt ?? post.createdAt;
  part("time").textContent = time;
  part("html").innerHTML = post.html ?? "";
  part("moderate")?.setAttribute("href", `/threads/${section.dataset.thread}/posts/${post.key}/moderate`);
});

// --- useful ----------------------------------------------------------------------------------------------------------

votes?.addEventListener("submit", async event => {
  const button = event.submitter;
  if (!button)
    return;
  event.preventDefault();
  const pressed = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!pressed));
  try {
    const fields = new URLSearchParams(new FormData(votes));
    fields.set("post", button.value);
    fields.set("useful", String(!pressed));
    const answer = await fetch(votes.action, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
    if (!answer.ok)
      throw new Error(answer.status);
  } catch {
    button.setAttribute("aria-pressed", String(pressed));
    section.querySelector("[data-announce]").textContent = votes.dataset.failed;
  }
});

// --- objections beside the posts they answer -------------------------------------------------------------------------

const counterBy = section.querySelector("[data-template=words]").content.querySelector("[data-word=counterBy]").textContent;
const excerptLength = 200;

// Makes the same excerpt as Excerpt.cs.
function excerpt(html) {
  const blocks = html.replace(/(<sup>)?<a [^>]*role="doc-[^>]*>[^<]*<\/a>(<\/sup>)?/g, "")
    .replace(/<\/?(?:a|abbr|b|bdi|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup)(?: [^>]*)?>/g, "");
  const text = new DOMParser().parseFromString(blocks.replace(/<[^>]*>/g, " "), "text/html").body.textContent.replace(/\s+/g, " ").trim();
  if (text.length <= excerptLength)
    return text;
  const space = text.lastIndexOf(" ", excerptLength - 1);
  return `${text.slice(0, space > excerptLength / 2 ? space : excerptLength)}…`;
}

subscribe("filled", ({ post, name }) => {
  if (post.kind !== "counter-view" || !post.replyTo)
    return;
  const beside = document.getElementById(`p-${post.replyTo}`)?.querySelector("[data-beside]");
  if (!beside)
    return;
  beside.querySelector(`[data-counter="${post.key}"]`)?.remove();
  if (post.state === "visible") {
    const item = document.createElement("li");
    item.dataset.counter = post.key;
    item.dataset.place = post.place;
    const link = Object.assign(document.createElement("a"), { className: "nl-link", href: `#p-${post.key}`, textContent: counterBy.replace("{0}", name) });
    item.append(link, Object.assign(document.createElement("span"), { textContent: excerpt(post.html) }));
    beside.insertBefore(item, [...beside.children].find(other => Number(other.dataset.place) > post.place) ?? null);
  }
  beside.hidden = beside.children.length === 0;
});

// The reason why an answer is shown first follows its votes. An answer that is chosen says so itself.
const why = section.querySelector("[data-why]");
if (why)
  subscribe("filled", ({ item, post }) => {
    if (!item.closest("[data-lead]"))
      return;
    why.hidden = post.accepted || post.votes === 0;
    why.querySelector("[data-votes]").textContent = post.votes === 1 ? why.dataset.one : why.dataset.many.replace("{0}", post.votes);
  });

subscribe("counted", ({ kind, difference }) => {
  const kinds = section.querySelector("[data-kinds]");
  const n = kinds.querySelector(`[data-kind="${kind}"]`);
  if (!n)
    return;
  n.textContent = Number(n.textContent) + difference;
  if (kind === "counter-view" && !section.dataset.only)
    kinds.hidden = Number(n.textContent) === 0;
});

// Follows a link to a post on this page without a request to the server. A moved post is elsewhere, although its place is here.
section.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  const post = link?.pathname.match(/^\/threads\/[0-9a-z]+\/posts\/([0-9a-z]+)$/)?.[1];
  if (!post || event.ctrlKey || event.metaKey || event.shiftKey || !document.getElementById(`p-${post}`)
    || link.closest("[data-if=moved]"))
    return;
  event.preventDefault();
  location.hash = `p-${post}`;
});
