// Shows the reader the reply that they sent: a post in the thread, or a text that waits for a moderator.
import { subscribe } from "../../../Live/_Events.cshtml.js";
const section = document.querySelector("[data-thread]");
const own = section.querySelector("[data-own]");

subscribe("posted", async posted => {
  if (!posted.waits)
    return;
  try {
    // The server makes this part of the page, so it is taken from the same page.
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok)
      return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-own]");
    if (!fresh)
      return;
    own.replaceChildren(...fresh.childNodes);
    reach(document.getElementById(`own-${posted.key}`));
  } catch {
    // No network now. The form says that the reply waits, and the next load of the page shows it.
  }
});

subscribe("arrived", reach);

// The focus follows what the reader wrote. A screen reader then says whose post this is.
function reach(item) {
  const post = item?.querySelector("article");
  if (!post)
    return;
  item.classList.add("o-post--new");
  post.tabIndex = -1;
  post.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}
