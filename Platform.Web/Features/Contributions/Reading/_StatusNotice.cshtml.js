// Tells the author of a waiting text that a moderator decided about it. A decision comes with a notification, so the page looks at
// itself again when one arrives. It changes nothing that the author reads.
import { subscribe } from "../../../Live/_Events.cshtml.js";

const waits = document.querySelector("[data-waits]");

async function look() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok)
    return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-waits]");
  if (now?.dataset.waits !== waits.dataset.waits)
    waits.firstElementChild.hidden = false;
}

subscribe("news", () => look().catch(() => {}));
