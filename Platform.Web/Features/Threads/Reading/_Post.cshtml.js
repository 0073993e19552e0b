// Fills the row of a post by the same rules as _Post.cshtml: the server says which parts are shown (PostParts.cs), this script what
// depends on the reader and on the thread.
import { publish } from "../../../Live/_Events.cshtml.js";

const section = document.querySelector("[data-thread]");
const { thread: key, zone, openedBy } = section.dataset;
const template = section.querySelector("[data-template=post]").content;
const words = section.querySelector("[data-template=words]").content;
const language = document.documentElement.lang;

/** Returns a new row without a post. */
export const make = () => template.firstElementChild.cloneNode(true);

/**
 * Shows a post in its row.
 * @param isOwn whether the reader wrote it
 */
export function fill(item, post, isOwn) {
  const { author } = post;
  const parts = new Set(post.parts);
  const visible = parts.has("visible");
  const part = name => item.querySelector(`[data-slot=${name}]`);
  const target = parts.has("replyTo") && document.getElementById(`p-${post.replyTo}`);
  const own = visible && isOwn;
  const name = author ? called(author) : "";
  const opener = author?.memberKey && author.memberKey === openedBy;
  const ofReader = { own, opener, gone: !visible, votable: visible && !own, useful: visible && post.votes > 0 && (own || !item.querySelector("[data-act=vote]")) };
  item.id = `p-${post.key}`;
  item.dataset.place = post.place;
  item.className = item.classList.contains("o-post--new") ? `${post.css} o-post--new` : post.css;
  for (const piece of item.querySelectorAll("[data-if]"))
    piece.hidden = !(ofReader[piece.dataset.if] ?? parts.has(piece.dataset.if));

  item.querySelector("article").setAttribute("aria-labelledby", `by-${post.key} at-${post.key}`);
  part("title").id = `by-${post.key}`;
  part("time").id = `at-${post.key}`;
  part("heading").textContent = word(`heading-${visible ? post.kind : "gone"}`);
  part("name").textContent = name;
  for (const whose of item.querySelectorAll("[data-slot=whose]"))
    whose.textContent = name && `: ${name}`;
  part("official").textContent = author?.organisationName ? word("official").replace("{0}", author.organisationName) : word("officialNobody");
  link(part("name"), author?.memberKey && `/members/${author.memberKey}`);
  part("organisation").textContent = author?.organisationName ?? "";
  part("layer").textContent = author?.layer ? words.querySelector(`[data-layer=${author.layer}]`).textContent : "";
  part("time").dateTime = post.createdAt;
  part("time").textContent = time(new Date(post.createdAt));
  part("replyTo").textContent = target ? target.querySelector("[data-slot=name]").textContent || word("gone") : word("earlier");
  link(part("replyTo"), target ? `#${target.id}` : `/threads/${key}/posts/${post.replyTo}`);
  // The server made this HTML safe when it was written. It is only replaced when it changed, so that a selection stays.
  if (part("html").innerHTML.trim() !== (post.html ?? ""))
    part("html").innerHTML = post.html ?? "";

  for (const votes of item.querySelectorAll("[data-slot=votes]"))
    votes.textContent = post.votes || "";
  for (const act of item.querySelectorAll("[data-path]"))
    act.href = `/threads/${key}/${act.dataset.path}${post.key}${act.dataset.page ?? ""}`;
  for (const act of item.querySelectorAll("button[data-act]"))
    act.value = post.key;
  publish("filled", { item, post, name });
}

const word = name => words.querySelector(`[data-word=${name}]`).textContent;
const link = (element, href) => href ? element.setAttribute("href", href) : element.removeAttribute("href");
/** Returns the words that name an author. */
export const called = author => author.name
  ?? (author.erased ? word("former") : words.querySelector(`[data-layer="${author.layer ?? ""}"]`).dataset.someone);

/** Returns a moment in the reader's language and the zone of the platform. */
export function time(at) {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: zone }).format(at);
  const clock = new Intl.DateTimeFormat("nl", { timeStyle: "short", timeZone: zone }).format(at);
  return language === "nl" ? `${date}, ${clock.replace(":", ".")}\u00a0uur` : `${date}, ${clock}`;
}
